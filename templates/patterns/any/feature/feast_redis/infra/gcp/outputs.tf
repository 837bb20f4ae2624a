output "host" {
  description = "Private address"
  value       = module.store.host
}

output "port" {
  description = "TLS port"
  value       = module.store.port
}
