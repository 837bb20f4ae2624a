output "online_table" {
  description = "Where features are looked up"
  value       = databricks_online_table.features.name
}
