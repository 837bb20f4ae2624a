output "address" {
  description = "Private address; TLS port 8443"
  value       = azurerm_lb.this.private_ip_address
}

output "caller_subnet_ids" {
  description = "Subnets whose machines call stores and keys"
  value       = [module.subnet.subnet_id]
}
