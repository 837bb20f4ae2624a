output "host" {
  description = "Private address"
  value       = module.store.host
}

output "port" {
  description = "TLS port"
  value       = module.store.port
}

output "secrets" {
  description = "Settings of the containers that use it, kept as secrets"
  value       = { MLSYSTEM_STATE_URL = module.store.url_secret_id }
}
