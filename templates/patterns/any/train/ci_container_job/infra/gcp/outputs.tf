output "job" {
  description = "Name of the job; the orchestrator starts it, or gcloud run jobs execute"
  value       = module.job.job
}
