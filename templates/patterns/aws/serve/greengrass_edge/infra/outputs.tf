output "bucket" {
  description = "Where devices take models from"
  value       = module.artifacts.bucket
}

output "policy_name" {
  description = "What a device's certificate is given"
  value       = aws_iot_policy.device.name
}

output "environment" {
  description = "Settings of the step that releases: the key that bundles are signed with"
  value       = { MLSYSTEM_SIGNING_KEY_ID = aws_kms_key.signing.arn }
}

output "access" {
  description = "What that step is allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}
