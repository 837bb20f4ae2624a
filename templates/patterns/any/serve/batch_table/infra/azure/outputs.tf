output "job" {
  description = "Name of the job; the orchestrator starts it, or az containerapp job start"
  value       = module.job.job
}
