output "network_id" {
  description = "The VPC; ready once managed services can be reached"
  value       = google_service_networking_connection.services.network
}

output "network" {
  description = "Name of the VPC"
  value       = google_compute_network.this.name
}

output "subnet_id" {
  description = "The private subnet"
  value       = google_compute_subnetwork.private.id
}
