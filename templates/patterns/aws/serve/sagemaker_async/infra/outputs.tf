output "endpoint_name" {
  description = "Name of the endpoint; null until a model is approved"
  value       = one(aws_sagemaker_endpoint.this[*].name)
}

output "done_topic_arn" {
  description = "Where finished requests are announced"
  value       = aws_sns_topic.done.arn
}
