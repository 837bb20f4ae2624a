output "bucket" {
  description = "Name of the bucket"
  value       = google_storage_bucket.this.name
}

output "service_account" {
  description = "Who training jobs run as"
  value       = google_service_account.this.email
}
