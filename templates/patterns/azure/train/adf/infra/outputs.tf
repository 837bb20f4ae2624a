output "factory_id" {
  description = "The orchestrator"
  value       = var.factory.id
}
