output "composer_id" {
  description = "The Airflow environment"
  value       = google_composer_environment.this.id
}
