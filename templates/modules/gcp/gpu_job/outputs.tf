output "job_id" {
  description = "The job"
  value       = google_cloud_run_v2_job.this.id
}

output "member" {
  description = "Who the job runs as"
  value       = google_service_account.worker.member
}
