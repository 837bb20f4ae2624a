output "uri" {
  description = "Where features are read, inside the network"
  value       = module.service.uri
}

output "instance" {
  description = "The instance"
  value       = google_bigtable_instance.this.name
}
