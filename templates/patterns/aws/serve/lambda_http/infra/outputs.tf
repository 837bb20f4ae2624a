output "url" {
  description = "Where it is reached; callers sign with IAM"
  value       = aws_apigatewayv2_api.this.api_endpoint
}
