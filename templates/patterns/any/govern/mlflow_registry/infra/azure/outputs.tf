output "fqdn" {
  description = "Tracking server, inside the network"
  value       = module.service.fqdn
}
