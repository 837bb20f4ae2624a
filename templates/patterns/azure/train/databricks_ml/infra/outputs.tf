output "job_id" {
  description = "The training job"
  value       = databricks_job.train.id
}
