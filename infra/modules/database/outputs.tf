output "instance_id" {
  description = "Identifier of the database instance."
  value       = aws_db_instance.main.identifier
}

output "proxy_name" {
  description = "Name of the proxy, null without one."
  value       = var.enable_proxy ? aws_db_proxy.main[0].name : null
}

output "owner_secret_arn" {
  description = "Secret with the owner's direct address, for migrations only."
  value       = aws_secretsmanager_secret.direct.arn
}

output "login_secret_arns" {
  description = "Secrets with the address each service connects to, by service."
  value       = { for name, secret in aws_secretsmanager_secret.login : name => secret.arn }
}

output "listen_secret_arns" {
  description = "Secrets with each service's direct address, for LISTEN, by service."
  value       = { for name, secret in aws_secretsmanager_secret.listen : name => secret.arn }
}
