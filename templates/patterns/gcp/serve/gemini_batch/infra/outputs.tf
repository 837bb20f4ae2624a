output "environment" {
  description = "Settings of the step that submits batches"
  value = {
    MLSYSTEM_LLM_URL      = "https://${var.region}-aiplatform.googleapis.com/v1/projects/${var.project_id}/locations/${var.region}"
    MLSYSTEM_LLM_IDENTITY = "google"
    MLSYSTEM_BATCH_API    = "vertex"
    MLSYSTEM_BATCH_BUCKET = var.bucket
    MLSYSTEM_BATCH_MODEL  = var.chat_model
  }
}

output "access" {
  description = "Role that lets that step submit"
  value       = google_project_iam_custom_role.calls.id
}
