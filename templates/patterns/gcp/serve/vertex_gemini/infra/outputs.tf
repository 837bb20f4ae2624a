output "role" {
  description = "Role the service account of the assistant needs"
  value       = google_project_iam_custom_role.calls.id
}

output "endpoint" {
  description = "Regional endpoint to call"
  value       = "${var.region}-aiplatform.googleapis.com"
}
