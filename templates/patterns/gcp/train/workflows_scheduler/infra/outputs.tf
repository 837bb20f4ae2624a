output "workflow" {
  description = "The pipeline"
  value       = google_workflows_workflow.this.id
}
