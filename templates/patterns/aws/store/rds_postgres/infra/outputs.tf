output "host" {
  description = "Host name"
  value       = module.database.host
}

output "secret_arn" {
  description = "Secret with user name and password, rotated by the service"
  value       = module.database.secret_arn
}
