output "index" {
  description = "The index"
  value       = google_vertex_ai_index.this.id
}

output "endpoint" {
  description = "Where it is asked, by Private Service Connect"
  value       = google_vertex_ai_index_endpoint.this.id
}
