output "environment" {
  description = "The Airflow environment"
  value       = google_composer_environment.this.id
}
