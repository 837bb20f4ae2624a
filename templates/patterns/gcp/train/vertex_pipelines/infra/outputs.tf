output "bucket" {
  description = "Bucket of the runs"
  value       = google_storage_bucket.this.name
}
