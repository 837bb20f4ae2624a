output "account_id" {
  description = "Where sources put their files"
  value       = azurerm_storage_account.this.id
}
