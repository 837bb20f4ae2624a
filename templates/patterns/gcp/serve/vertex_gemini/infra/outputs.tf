output "environment" {
  description = "Settings of the containers that ask the model"
  value = merge({
    MLSYSTEM_LLM_URL      = "${local.place}/endpoints/openapi"
    MLSYSTEM_LLM_IDENTITY = "google"
    MLSYSTEM_CHAT_MODEL   = var.chat_model
    }, var.embedding_model == null ? {} : {
    MLSYSTEM_EMBEDDING_MODEL = var.embedding_model
    MLSYSTEM_EMBEDDING_URL   = "${local.place}/publishers/google/models/${coalesce(var.embedding_model, "none")}:predict"
  })
}

output "access" {
  description = "Role that lets those containers ask"
  value       = google_project_iam_custom_role.calls.id
}
