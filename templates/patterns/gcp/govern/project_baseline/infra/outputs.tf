output "images" {
  description = "Repository of the container images"
  value       = google_artifact_registry_repository.images.id
}

output "api_key_secret" {
  description = "Secret that holds the hash of the API key"
  value       = google_secret_manager_secret.api_key.id
}

output "repository_url" {
  description = "Where the image is pushed to"
  value       = "${var.region}-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.images.repository_id}/system"
}
