output "dataset" {
  description = "Dataset of the features, point in time by as_of"
  value       = google_bigquery_dataset.this.dataset_id
}
