output "eventhub" {
  description = "Where enriched events are published"
  value       = azurerm_eventhub.enriched.name
}
