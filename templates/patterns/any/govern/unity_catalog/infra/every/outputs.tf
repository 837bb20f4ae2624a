output "catalog" {
  description = "The catalogue"
  value       = databricks_grants.catalog.catalog
}
