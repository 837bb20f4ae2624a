output "environment" {
  description = "Settings of the containers that call the models"
  value       = { MLSYSTEM_CHAT_MODEL = aws_bedrock_inference_profile.chat.arn, MLSYSTEM_EMBEDDING_MODEL = var.embedding_model, MLSYSTEM_GUARDRAIL = aws_bedrock_guardrail.this.guardrail_arn }
}

output "access" {
  description = "What the callers are allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}
