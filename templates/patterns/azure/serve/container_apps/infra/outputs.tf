output "fqdn" {
  description = "Where the service answers, inside the network"
  value       = module.service.fqdn
}
