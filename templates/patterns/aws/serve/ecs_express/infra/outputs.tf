output "service_name" {
  description = "Name of the service"
  value       = aws_ecs_express_gateway_service.this.service_name
}

output "log_group" {
  description = "Where its containers log"
  value       = aws_cloudwatch_log_group.this.name
}
