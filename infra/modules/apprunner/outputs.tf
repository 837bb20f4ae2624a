output "address" {
  description = "Host name of the web service."
  value       = var.enabled ? aws_apprunner_service.service["web"].service_url : null
}
