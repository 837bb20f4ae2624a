output "bucket" {
  description = "Where audit records are kept"
  value       = google_storage_bucket.audit.name
}
