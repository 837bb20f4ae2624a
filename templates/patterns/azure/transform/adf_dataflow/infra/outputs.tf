output "pipeline" {
  description = "The transforming pipeline"
  value       = azurerm_data_factory_pipeline.this.name
}
