output "job_name" {
  description = "Job that the orchestrator starts"
  value       = module.job.job_name
}
