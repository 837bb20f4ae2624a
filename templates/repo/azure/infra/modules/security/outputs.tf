output "key_id" {
  description = "The key for data at rest; ready once its identity may use it"
  value       = azurerm_key_vault_key.this.versionless_id
  depends_on  = [azurerm_role_assignment.encryption]
}

output "vault_id" {
  description = "The key vault"
  value       = azurerm_key_vault.this.id
}

output "encryption_client_id" {
  description = "Client id of the identity that may use the key"
  value       = azurerm_user_assigned_identity.encryption.client_id
}

output "encryption_identity_id" {
  description = "Identity that may use the key"
  value       = azurerm_user_assigned_identity.encryption.id
}
