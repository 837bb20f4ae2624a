output "issuer" {
  description = "OIDC issuer of the user pool."
  value       = "https://cognito-idp.${var.region}.amazonaws.com/${aws_cognito_user_pool.main.id}"
}

output "client_id" {
  description = "OIDC client of the web service."
  value       = aws_cognito_user_pool_client.web.id
}

output "client_secret_arn" {
  description = "Secret with the OIDC client secret."
  value       = aws_secretsmanager_secret.client.arn
}
