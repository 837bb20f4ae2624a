output "endpoint" {
  description = "Address of the store; sign-in is by identity"
  value       = azurerm_cosmosdb_account.this.endpoint
}
