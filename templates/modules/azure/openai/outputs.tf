output "endpoint" {
  description = "Address of the models; sign-in is by identity"
  value       = azurerm_cognitive_account.this.endpoint
}

output "model" {
  description = "Name the deployed model is asked by"
  value       = azurerm_cognitive_deployment.this.name
}

output "access" {
  description = "What lets containers ask"
  value       = { scope = azurerm_cognitive_account.this.id, role = "Cognitive Services OpenAI User" }
}
