output "address" {
  description = "The address the outside sees; ready once every subnet goes out by it"
  value       = azurerm_public_ip.this.ip_address
  depends_on  = [azurerm_subnet_nat_gateway_association.this]
}
