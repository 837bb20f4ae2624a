output "feature_store" {
  description = "The feature store"
  value       = module.store.workspace.id
}

output "hostname" {
  description = "Address of the online store; TLS port 10000"
  value       = module.online.hostname
}
