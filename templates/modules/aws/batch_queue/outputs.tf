output "queue_arn" {
  description = "Where jobs are submitted"
  value       = aws_batch_job_queue.this.arn
}

output "job_definition_arn" {
  description = "What a job runs"
  value       = aws_batch_job_definition.this.arn
}

output "job_role_name" {
  description = "Role a job acts as"
  value       = aws_iam_role.this["job"].name
}
