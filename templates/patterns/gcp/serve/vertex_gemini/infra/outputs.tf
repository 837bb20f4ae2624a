output "environment" {
  description = "Settings of the containers that ask the model"
  value = {
    MLSYSTEM_LLM_URL      = "https://${var.region}-aiplatform.googleapis.com/v1/projects/${var.project_id}/locations/${var.region}/endpoints/openapi"
    MLSYSTEM_LLM_IDENTITY = "google"
    MLSYSTEM_CHAT_MODEL   = var.chat_model
  }
}

output "access" {
  description = "Role that lets those containers ask"
  value       = google_project_iam_custom_role.calls.id
}
