output "environment" {
  description = "Settings of the job that submits batches"
  value       = { MLSYSTEM_BATCH_MODEL = var.chat_model, MLSYSTEM_BATCH_ROLE_ARN = aws_iam_role.batch.arn }
}

output "access" {
  description = "What the job that submits batches is allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}

output "finished_queue_url" {
  description = "Where finished batches are announced"
  value       = aws_sqs_queue.finished.url
}
