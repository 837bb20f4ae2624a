output "pipeline" {
  description = "The copying pipeline"
  value       = azurerm_data_factory_pipeline.this.name
}
