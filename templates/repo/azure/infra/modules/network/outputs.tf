output "endpoint_subnet_id" {
  description = "Subnet of the private endpoints"
  value       = azurerm_subnet.this["endpoints"].id
}

output "app_subnet_id" {
  description = "Subnet of the apps"
  value       = azurerm_subnet.this["apps"].id
}

output "function_subnet_id" {
  description = "Subnet of the functions"
  value       = azurerm_subnet.this["functions"].id
}

output "zone_ids" {
  description = "Private DNS zones by kind"
  value       = { for kind, zone in azurerm_private_dns_zone.this : kind => zone.id }
}

output "network_id" {
  description = "The virtual network"
  value       = azurerm_virtual_network.this.id
}

output "runner_subnet_id" {
  description = "Subnet of the workflows' runners"
  value       = azurerm_subnet.this["runners"].id
}

output "services" {
  description = "Services that let subnets of an open network in by their own firewalls"
  value       = local.services
}

output "caller_subnet_ids" {
  description = "Subnets these services let in where the network is open"
  value       = var.open ? [for name in local.callers : azurerm_subnet.this[name].id] : []
}
