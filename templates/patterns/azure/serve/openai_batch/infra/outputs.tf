output "endpoint" {
  description = "Address of the models; sign-in is by identity"
  value       = azurerm_cognitive_account.this.endpoint
}
