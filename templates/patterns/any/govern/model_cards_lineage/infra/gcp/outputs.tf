output "bucket" {
  description = "Where records are written"
  value       = google_storage_bucket.records.name
}
