output "job_name" {
  description = "Job that the orchestrator starts"
  value       = aws_glue_job.this.name
}
