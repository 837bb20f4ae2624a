output "id" {
  description = "The account, ready once it is reached from inside the network"
  value       = azurerm_storage_account.this.id
  depends_on  = [module.endpoint]
}

output "blob_endpoint" {
  description = "Address of its blobs, ends with a slash"
  value       = azurerm_storage_account.this.primary_blob_endpoint
}

output "dfs_endpoint" {
  description = "Address of its files, where it has folders"
  value       = azurerm_storage_account.this.primary_dfs_endpoint
}

output "containers" {
  description = "Its containers by name"
  value       = { for key, container in azurerm_storage_container.this : key => container.name }
}
