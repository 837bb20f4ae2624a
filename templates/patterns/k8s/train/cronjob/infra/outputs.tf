output "job" {
  description = "Name of the cron job; by hand: kubectl create job --from=cronjob/…"
  value       = module.job.job
}
