output "environment" {
  description = "Settings of the containers that submit transcription jobs"
  value       = { MLSYSTEM_ASR_QUEUE = module.queue.queue_arn, MLSYSTEM_ASR_JOB = module.queue.job_definition_arn }
}

output "access" {
  description = "What those containers are allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}
