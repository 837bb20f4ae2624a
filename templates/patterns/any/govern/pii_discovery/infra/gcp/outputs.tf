output "findings" {
  description = "Bucket for reports on findings"
  value       = google_storage_bucket.findings.name
}
