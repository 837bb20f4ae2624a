output "url" {
  description = "Tracking and registry address inside the network"
  value       = module.server.url
}

output "environment" {
  description = "Settings of the containers that use it"
  value       = { MLFLOW_TRACKING_URI = module.server.url }
}
