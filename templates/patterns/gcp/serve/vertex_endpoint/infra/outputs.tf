output "endpoint" {
  description = "Endpoint; the promotion deploys model versions to it"
  value       = google_vertex_ai_endpoint.this.id
}
