output "endpoint" {
  description = "Address of the models; sign-in is by identity"
  value       = azurerm_cognitive_account.this.endpoint
}

output "environment" {
  description = "Settings of the step that submits batches"
  value = {
    MLSYSTEM_LLM_URL      = "${azurerm_cognitive_account.this.endpoint}openai/v1"
    MLSYSTEM_LLM_IDENTITY = "azure"
    MLSYSTEM_BATCH_API    = "openai"
    MLSYSTEM_BATCH_MODEL  = azurerm_cognitive_deployment.this.name
  }
}

output "access" {
  description = "What lets those containers ask"
  value       = { scope = azurerm_cognitive_account.this.id, role = "Cognitive Services OpenAI User" }
}
