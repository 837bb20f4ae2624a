output "jobs" {
  description = "Names of the cron jobs"
  value       = [for job in module.job : job.job]
}
