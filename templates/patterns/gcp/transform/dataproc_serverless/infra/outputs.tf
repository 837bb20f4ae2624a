output "service_account" {
  description = "Who Spark runs as"
  value       = google_service_account.this.email
}
