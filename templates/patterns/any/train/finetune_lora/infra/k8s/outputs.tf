output "job" {
  description = "Name of the cron job"
  value       = module.job.job
}
