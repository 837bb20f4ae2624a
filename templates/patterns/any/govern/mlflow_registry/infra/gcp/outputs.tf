output "uri" {
  description = "Tracking server, inside the network"
  value       = module.service.uri
}
