output "name" {
  description = "Name of the model; null until a version is approved"
  value       = one(aws_sagemaker_model.this[*].name)
}

output "role_arn" {
  description = "Role the containers act as"
  value       = aws_iam_role.this.arn
}
