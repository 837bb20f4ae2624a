output "factory_id" {
  description = "The orchestrator"
  value       = azurerm_data_factory.this.id
}
