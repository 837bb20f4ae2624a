output "feature_group" {
  description = "Name of the group"
  value       = aws_sagemaker_feature_group.this.feature_group_name
}

output "access" {
  description = "What readers and writers are allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}
