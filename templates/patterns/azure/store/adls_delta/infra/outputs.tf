output "account_id" {
  description = "The lake"
  value       = azurerm_storage_account.this.id
}

output "dfs_endpoint" {
  description = "Address of the lake"
  value       = azurerm_storage_account.this.primary_dfs_endpoint
}
