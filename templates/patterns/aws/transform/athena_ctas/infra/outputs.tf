output "workgroup" {
  description = "Where queries run"
  value       = aws_athena_workgroup.this.name
}

output "access" {
  description = "What pipelines are allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}
