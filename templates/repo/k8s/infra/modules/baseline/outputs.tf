output "namespace" {
  description = "Namespace of this environment"
  value       = local.namespace
}

output "claim" {
  description = "Shared volume with registry, landing zone and published tables"
  value       = kubernetes_persistent_volume_claim_v1.artifacts.metadata[0].name
}
