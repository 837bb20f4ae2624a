output "job" {
  description = "Name of the cron job"
  value       = kubernetes_cron_job_v1.this.metadata[0].name
}
