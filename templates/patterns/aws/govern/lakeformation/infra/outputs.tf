output "tag_key" {
  description = "Tag that carries a column's class"
  value       = aws_lakeformation_lf_tag.class.key
}

output "connection_secret_arn" {
  description = "Secret of the query tool's connection; its value is set by hand"
  value       = aws_secretsmanager_secret.connection.arn
}
