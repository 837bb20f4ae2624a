output "endpoint_name" {
  description = "Name of the endpoint; null until a model is approved"
  value       = one(aws_sagemaker_endpoint.this[*].name)
}

output "done_topic_arn" {
  description = "Where finished requests are announced"
  value       = aws_sns_topic.done.arn
}

output "environment" {
  description = "Settings of the containers that ask it; none until a model is approved"
  value       = { for endpoint in aws_sagemaker_endpoint.this : "MLSYSTEM_ASYNC_ENDPOINT" => endpoint.name }
}

output "access" {
  description = "What those containers are allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}
