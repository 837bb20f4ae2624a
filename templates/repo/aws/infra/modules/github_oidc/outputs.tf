output "role_arns" {
  description = "Role name → ARN; attach the permissions of apply and promote per your account's rules"
  value       = { for name, role in aws_iam_role.this : name => role.arn }
}

output "role_names" {
  description = "Role name → name in IAM"
  value       = { for name, role in aws_iam_role.this : name => role.name }
}
