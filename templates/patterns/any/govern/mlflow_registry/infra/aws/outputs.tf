output "url" {
  description = "Tracking and registry address inside the network"
  value       = module.server.url
}
