output "queue_arn" {
  description = "Where fine-tuning jobs are submitted"
  value       = module.queue.queue_arn
}

output "job_definition_arn" {
  description = "What a fine-tuning job runs"
  value       = module.queue.job_definition_arn
}
