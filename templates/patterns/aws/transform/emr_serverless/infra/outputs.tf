output "application_id" {
  description = "Where jobs are submitted"
  value       = aws_emrserverless_application.this.id
}

output "job_role_arn" {
  description = "Role a job acts as"
  value       = aws_iam_role.job.arn
}
