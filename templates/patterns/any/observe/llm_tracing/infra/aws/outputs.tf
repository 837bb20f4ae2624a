output "url" {
  description = "Where traces are sent and read inside the network"
  value       = module.server.url
}

output "environment" {
  description = "Settings of the containers that send traces"
  value       = { MLFLOW_TRACKING_URI = module.server.url }
}
