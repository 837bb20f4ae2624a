output "uri" {
  description = "User interface, inside the network"
  value       = module.service.uri
}
