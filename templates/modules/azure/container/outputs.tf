output "environment_id" {
  description = "The version of the environment"
  value       = azapi_resource.version.id
}
