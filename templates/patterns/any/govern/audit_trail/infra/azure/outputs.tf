output "account_id" {
  description = "Where audit records are kept"
  value       = azurerm_storage_account.this.id
}
