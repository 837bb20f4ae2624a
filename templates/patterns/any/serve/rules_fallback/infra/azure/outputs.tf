output "fqdn" {
  description = "Where the rules answer, inside the network"
  value       = module.service.fqdn
}
