output "service_name" {
  description = "Name of the service"
  value       = aws_ecs_express_gateway_service.this.service_name
}
