output "index_arn" {
  description = "The index"
  value       = aws_s3vectors_index.this.index_arn
}

output "access" {
  description = "What readers and writers are allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}
