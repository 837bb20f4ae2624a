output "connection_name" {
  description = "For the Cloud SQL connector; sign-in is by IAM"
  value       = google_sql_database_instance.this.connection_name
}

output "private_ip" {
  description = "Private address"
  value       = google_sql_database_instance.this.private_ip_address
}
