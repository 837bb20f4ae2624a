output "bucket" {
  description = "Where devices take signed models from"
  value       = module.releases.bucket
}

output "signing_key_arn" {
  description = "Key that models are signed with; devices hold its public half"
  value       = aws_kms_key.signing.arn
}
