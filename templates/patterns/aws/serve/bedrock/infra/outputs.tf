output "environment" {
  description = "Settings of the containers that call the models"
  value = merge(
    { MLSYSTEM_CHAT_MODEL = aws_bedrock_inference_profile.chat.arn, MLSYSTEM_GUARDRAIL = aws_bedrock_guardrail.this.guardrail_arn },
    { for model in local.embedding : "MLSYSTEM_EMBEDDING_MODEL" => model }
  )
}

output "access" {
  description = "What the callers are allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}
