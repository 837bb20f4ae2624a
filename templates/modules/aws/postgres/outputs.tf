output "host" {
  description = "Host name"
  value       = aws_db_instance.this.address
}

output "port" {
  description = "Port"
  value       = aws_db_instance.this.port
}

output "database" {
  description = "Name of the database"
  value       = aws_db_instance.this.db_name
}

output "secret_arn" {
  description = "Secret with user name and password, rotated by the service"
  value       = aws_db_instance.this.master_user_secret[0].secret_arn
}

output "resource_id" {
  description = "What rds-db:connect is granted on"
  value       = aws_db_instance.this.resource_id
}
