output "monitor_id" {
  description = "The monitor"
  value       = azapi_resource.monitor.id
}
