output "dataset" {
  description = "Dataset of the landed records"
  value       = google_bigquery_dataset.this.dataset_id
}
