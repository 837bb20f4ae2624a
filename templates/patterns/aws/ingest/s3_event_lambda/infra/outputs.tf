output "dead_letters_arn" {
  description = "Where deliveries go that started no run"
  value       = module.starter.dead_letters_arn
}
