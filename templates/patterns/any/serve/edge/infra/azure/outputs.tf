output "container" {
  description = "Where devices find releases"
  value       = azurerm_storage_container.releases.name
}

output "signing_key" {
  description = "Key that signs releases"
  value       = azurerm_key_vault_key.signing.id
}
