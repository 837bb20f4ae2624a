output "online_store" {
  description = "The online store"
  value       = google_vertex_ai_feature_online_store.this.id
}

output "feature_view" {
  description = "The view that is read online"
  value       = google_vertex_ai_feature_online_store_featureview.this.id
}

output "dataset" {
  description = "Dataset of the features, point in time by feature_timestamp"
  value       = google_bigquery_dataset.this.dataset_id
}
