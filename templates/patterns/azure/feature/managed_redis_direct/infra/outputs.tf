output "hostname" {
  description = "Address of the cache; TLS port 10000"
  value       = module.store.hostname
}

output "secrets" {
  description = "Settings of the containers that use it, kept as secrets"
  value       = { MLSYSTEM_STATE_URL = module.store.url }
  sensitive   = true
}
