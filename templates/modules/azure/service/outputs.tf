output "app_id" {
  description = "The app"
  value       = azurerm_container_app.this.id
}

output "name" {
  description = "Name of the app"
  value       = azurerm_container_app.this.name
}

output "fqdn" {
  description = "Where it answers, inside the network"
  value       = azurerm_container_app.this.ingress[0].fqdn
}

output "principal_id" {
  description = "Who the service runs as"
  value       = azurerm_user_assigned_identity.this.principal_id
}
