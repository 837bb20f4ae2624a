output "namespace_id" {
  description = "The namespace"
  value       = azurerm_eventhub_namespace.this.id
}

output "eventhub" {
  description = "Where events are published"
  value       = azurerm_eventhub.events.name
}
