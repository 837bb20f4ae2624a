output "server_id" {
  description = "The server"
  value       = azurerm_postgresql_flexible_server.this.id
}

output "fqdn" {
  description = "Address of the database; sign-in is by identity"
  value       = azurerm_postgresql_flexible_server.this.fqdn
}
