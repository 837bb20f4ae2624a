output "role_arn" {
  description = "Role a training job acts as"
  value       = aws_iam_role.training.arn
}

output "group_name" {
  description = "Where trained models are registered"
  value       = aws_sagemaker_model_package_group.this.model_package_group_name
}
