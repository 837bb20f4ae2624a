output "subnet_id" {
  description = "The subnet, guarded"
  value       = azurerm_subnet_network_security_group_association.this.subnet_id
}

output "subnet" {
  description = "Name of the subnet"
  value       = azurerm_subnet.this.name
}

output "association_id" {
  description = "The subnet with its guard"
  value       = azurerm_subnet_network_security_group_association.this.id
}
