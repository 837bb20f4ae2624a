output "namespace_id" {
  description = "The namespace"
  value       = azurerm_eventhub_namespace.this.id
}

output "namespace" {
  description = "Name of the namespace"
  value       = azurerm_eventhub_namespace.this.name
}

output "eventhub_id" {
  description = "Where events are published"
  value       = azurerm_eventhub.events.id
}

output "eventhub" {
  description = "Name of the hub"
  value       = azurerm_eventhub.events.name
}
