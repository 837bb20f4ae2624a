output "url" {
  description = "Where it is reached inside the network"
  value       = "https://${aws_apprunner_service.this.service_url}"
}
