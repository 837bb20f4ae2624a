output "eventhub" {
  description = "Where features are published"
  value       = azurerm_eventhub.features.name
}

output "job_id" {
  description = "The job"
  value       = azurerm_stream_analytics_job.this.id
}
