output "connection_string" {
  description = "Where telemetry is sent; sign-in is by identity"
  value       = azurerm_application_insights.this.connection_string
}
