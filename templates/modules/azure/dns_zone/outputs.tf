output "zone_id" {
  description = "The zone, known inside the network"
  value       = azurerm_private_dns_zone_virtual_network_link.this.private_dns_zone_id
}
