output "group_arn" {
  description = "Versions of the model and who approved them"
  value       = aws_sagemaker_model_package_group.this.arn
}

output "access" {
  description = "What pipelines are allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}
