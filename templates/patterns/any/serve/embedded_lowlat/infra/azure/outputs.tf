output "address" {
  description = "Private address; TLS port 8443"
  value       = azurerm_lb.this.private_ip_address
}
