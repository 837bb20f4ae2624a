output "job_name" {
  description = "Job that is started"
  value       = aws_glue_job.this.name
}

output "security_configuration" {
  description = "How what it writes is encrypted"
  value       = aws_glue_security_configuration.this.name
}
