output "table_name" {
  description = "Name of the table"
  value       = aws_dynamodb_table.this.name
}

output "table_arn" {
  description = "ARN of the table"
  value       = aws_dynamodb_table.this.arn
}

output "access" {
  description = "What readers and writers are allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}
