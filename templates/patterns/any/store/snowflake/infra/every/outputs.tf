output "dataset" {
  description = "The database"
  value       = snowflake_database.this.name
}

output "warehouse" {
  description = "What queries run on"
  value       = snowflake_warehouse.this.name
}
