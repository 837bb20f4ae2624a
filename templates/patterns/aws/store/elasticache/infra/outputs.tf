output "endpoint" {
  description = "Host name"
  value       = module.store.endpoint
}

output "environment" {
  description = "Settings of the containers that use it"
  value       = { MLSYSTEM_STATE_URL = module.store.url }
}
