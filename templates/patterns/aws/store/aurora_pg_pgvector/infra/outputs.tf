output "host" {
  description = "Host name of the writer"
  value       = aws_rds_cluster.this.endpoint
}

output "reader_host" {
  description = "Host name of the readers"
  value       = aws_rds_cluster.this.reader_endpoint
}

output "secret_arn" {
  description = "Secret with user name and password, rotated by the service"
  value       = aws_rds_cluster.this.master_user_secret[0].secret_arn
}
