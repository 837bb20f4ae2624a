output "compute_ids" {
  description = "Where training runs: cpu and gpu"
  value       = { for kind, cluster in module.compute : kind => cluster.compute_id }
}

output "environment_id" {
  description = "What training runs"
  value       = module.container.environment_id
}
