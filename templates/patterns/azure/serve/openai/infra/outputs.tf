output "endpoint" {
  description = "Address of the models; sign-in is by identity"
  value       = module.models.endpoint
}

output "environment" {
  description = "Settings of the containers that ask the model"
  value = merge({
    MLSYSTEM_LLM_URL      = "${module.models.endpoint}openai/v1"
    MLSYSTEM_LLM_IDENTITY = "azure"
    MLSYSTEM_CHAT_MODEL   = module.models.model
    }, var.embedding_model == null ? {} : {
    MLSYSTEM_EMBEDDING_MODEL = var.embedding_model
    MLSYSTEM_EMBEDDING_URL   = "${module.models.endpoint}openai/v1"
  })
}

output "access" {
  description = "What lets those containers ask"
  value       = module.models.access
}
