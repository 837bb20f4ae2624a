output "endpoint_name" {
  description = "Name of the endpoint; null until a model is approved"
  value       = one(aws_sagemaker_endpoint.this[*].name)
}
