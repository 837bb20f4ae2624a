output "job_arn" {
  description = "The weekly look for personal data"
  value       = aws_macie2_classification_job.this.job_arn
}
