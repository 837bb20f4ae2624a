output "url" {
  description = "Where it is reached; callers sign with IAM"
  value       = aws_apigatewayv2_api.this.api_endpoint
}

output "log_group" {
  description = "Where its calls log"
  value       = aws_cloudwatch_log_group.this["lambda/${var.name}-api"].name
}
