output "repository_url" {
  description = "Where the image is pushed to"
  value       = aws_ecr_repository.this.repository_url
}

output "api_key_secret_arn" {
  description = "Secret that holds the callers' key; its value is set by hand"
  value       = aws_secretsmanager_secret.api_key.arn
}

output "permissions_boundary_arn" {
  description = "The most that a role of this system may ever do"
  value       = aws_iam_policy.boundary.arn
}
