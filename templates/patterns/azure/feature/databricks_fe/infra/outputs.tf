output "online_table" {
  description = "Where features are looked up"
  value       = databricks_online_table.features.name
}

output "job_id" {
  description = "The publishing job"
  value       = databricks_job.publish.id
}
