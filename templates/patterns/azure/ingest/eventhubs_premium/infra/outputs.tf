output "namespace_id" {
  description = "The namespace"
  value       = module.events.namespace_id
}

output "eventhub" {
  description = "Where events are published"
  value       = module.events.eventhub
}
