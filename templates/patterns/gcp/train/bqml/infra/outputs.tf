output "dataset" {
  description = "Dataset of the models"
  value       = google_bigquery_dataset.this.dataset_id
}
