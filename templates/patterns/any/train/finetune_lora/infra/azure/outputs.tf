output "compute_id" {
  description = "Where fine-tuning runs"
  value       = module.compute.compute_id
}

output "environment_id" {
  description = "What fine-tuning runs"
  value       = module.container.environment_id
}
