output "role_arn" {
  description = "Role that the cluster's containers act as"
  value       = aws_iam_role.this.arn
}
