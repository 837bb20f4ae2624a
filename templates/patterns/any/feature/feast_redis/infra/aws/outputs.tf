output "url" {
  description = "Feature server inside the network"
  value       = module.server.url
}

output "environment" {
  description = "Settings of the containers that read features"
  value       = { FEAST_SERVER_URL = module.server.url }
}
