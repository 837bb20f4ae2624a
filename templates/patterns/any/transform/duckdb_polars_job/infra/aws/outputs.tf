output "task_definition_arn" {
  description = "What a run executes"
  value       = module.job.task_definition_arn
}

output "cluster_arn" {
  description = "Where it runs"
  value       = module.job.cluster_arn
}

output "log_group" {
  description = "Where its containers log"
  value       = module.job.log_group
}
