output "endpoint" {
  description = "Address of the index; sign-in is by identity"
  value       = "https://${azurerm_search_service.this.name}.search.windows.net"
}
