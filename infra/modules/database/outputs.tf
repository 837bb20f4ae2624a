output "instance_id" {
  description = "Identifier of the database instance."
  value       = aws_db_instance.main.identifier
}

output "proxy_name" {
  description = "Name of the proxy, null without one."
  value       = var.enable_proxy ? aws_db_proxy.main[0].name : null
}

output "application_secret_arn" {
  description = "Secret with the address the application connects to."
  value       = aws_secretsmanager_secret.application.arn
}

output "direct_secret_arn" {
  description = "Secret with the direct address, for migrations and LISTEN."
  value       = aws_secretsmanager_secret.direct.arn
}
