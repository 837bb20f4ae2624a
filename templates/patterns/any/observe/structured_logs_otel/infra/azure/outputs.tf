output "workspace_id" {
  description = "Where the logs are kept"
  value       = azurerm_log_analytics_workspace.logs.id
}
