output "registry_id" {
  description = "The registry of models"
  value       = azapi_resource.this.id
}
