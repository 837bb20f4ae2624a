output "factory" {
  description = "The factory: id, identity, private runtime"
  value = {
    id           = azurerm_data_factory.this.id
    principal_id = azurerm_data_factory.this.identity[0].principal_id
    runtime      = azurerm_data_factory_integration_runtime_azure.this.name
  }
}
