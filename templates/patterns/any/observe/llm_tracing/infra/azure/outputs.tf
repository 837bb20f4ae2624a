output "fqdn" {
  description = "Where traces are sent, inside the network"
  value       = module.service.fqdn
}
