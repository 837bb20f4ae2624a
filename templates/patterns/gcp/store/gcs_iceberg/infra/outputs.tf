output "bucket" {
  description = "Name of the bucket"
  value       = google_storage_bucket.this.name
}

output "connection" {
  description = "Connection the managed Iceberg tables are made with"
  value       = google_bigquery_connection.this.id
}
