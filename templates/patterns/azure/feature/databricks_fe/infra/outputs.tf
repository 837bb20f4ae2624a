output "job_id" {
  description = "The publishing job"
  value       = databricks_job.publish.id
}
