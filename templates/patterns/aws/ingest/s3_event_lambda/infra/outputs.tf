output "dead_letters_arn" {
  description = "Where deliveries go that started no run"
  value       = module.starter.dead_letters_arn
}

output "log_group" {
  description = "Where its containers log"
  value       = module.job.log_group
}
