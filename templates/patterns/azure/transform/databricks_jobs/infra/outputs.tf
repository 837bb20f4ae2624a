output "job_id" {
  description = "The transforming job"
  value       = databricks_job.transform.id
}
