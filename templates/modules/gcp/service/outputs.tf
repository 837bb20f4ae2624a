output "name" {
  description = "Name of the service"
  value       = google_cloud_run_v2_service.this.name
}

output "uri" {
  description = "Where it answers, inside the network"
  value       = google_cloud_run_v2_service.this.uri
}

output "member" {
  description = "Who the service runs as"
  value       = google_service_account.this.member
}
