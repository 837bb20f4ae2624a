output "fqdn" {
  description = "User interface, inside the network"
  value       = module.service.fqdn
}
