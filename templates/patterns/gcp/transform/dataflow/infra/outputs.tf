output "job" {
  description = "The streaming job"
  value       = google_dataflow_flex_template_job.this.job_id
}
