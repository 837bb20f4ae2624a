output "job_id" {
  description = "The job"
  value       = azurerm_container_app_job.this.id
}

output "job" {
  description = "Name of the job"
  value       = azurerm_container_app_job.this.name
}

output "principal_id" {
  description = "Who the job runs as"
  value       = azurerm_user_assigned_identity.this.principal_id
}
