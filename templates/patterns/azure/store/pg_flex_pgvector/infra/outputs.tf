output "fqdn" {
  description = "Address of the database; sign-in is by identity"
  value       = azurerm_postgresql_flexible_server.this.fqdn
}
