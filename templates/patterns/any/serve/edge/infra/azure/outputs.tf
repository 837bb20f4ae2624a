output "container" {
  description = "Where devices find releases"
  value       = module.releases.containers["releases"]
}

output "signing_key" {
  description = "Key that signs releases"
  value       = azurerm_key_vault_key.signing.id
}
