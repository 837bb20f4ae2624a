output "bucket" {
  description = "Where devices take signed models from"
  value       = module.releases.bucket
}

output "signing_key_arn" {
  description = "Key that models are signed with; devices hold its public half"
  value       = aws_kms_key.signing.arn
}

output "environment" {
  description = "Settings of the step that releases: the key that bundles are signed with"
  value       = { MLSYSTEM_SIGNING_KEY_ID = aws_kms_key.signing.arn }
}

output "access" {
  description = "What that step is allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}
