output "queue_arn" {
  description = "Where training jobs are submitted"
  value       = module.queue.queue_arn
}

output "job_definition_arn" {
  description = "What a training job runs"
  value       = module.queue.job_definition_arn
}
