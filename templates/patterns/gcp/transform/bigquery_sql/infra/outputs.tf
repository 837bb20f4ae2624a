output "dataset" {
  description = "Dataset of the transformed tables"
  value       = google_bigquery_dataset.this.dataset_id
}
