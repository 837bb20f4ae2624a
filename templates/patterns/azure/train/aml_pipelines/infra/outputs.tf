output "schedule_id" {
  description = "The schedule"
  value       = azapi_resource.schedule.id
}
