output "endpoint" {
  description = "Where the dashboards answer, inside the network"
  value       = azurerm_dashboard_grafana.this.endpoint
}

output "query_endpoint" {
  description = "Where metrics are asked for"
  value       = azurerm_monitor_workspace.this.query_endpoint
}
