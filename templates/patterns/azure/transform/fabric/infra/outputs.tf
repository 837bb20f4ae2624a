output "capacity_id" {
  description = "The capacity"
  value       = azurerm_fabric_capacity.this.id
}
