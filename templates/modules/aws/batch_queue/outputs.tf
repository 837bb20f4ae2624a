output "queue_arn" {
  description = "Where jobs are submitted"
  value       = aws_batch_job_queue.this.arn
}

output "job_definition_arn" {
  description = "What a job runs"
  value       = aws_batch_job_definition.this.arn
}
