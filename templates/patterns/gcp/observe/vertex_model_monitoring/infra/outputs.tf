output "table" {
  description = "Where served predictions are written; the monitor itself is created with the SDK"
  value       = google_bigquery_table.served.id
}
