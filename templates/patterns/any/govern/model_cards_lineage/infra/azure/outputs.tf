output "account_id" {
  description = "Where records are written"
  value       = azurerm_storage_account.this.id
}
