output "hostname" {
  description = "Address of the cache; TLS port 10000"
  value       = azurerm_managed_redis.this.hostname
}
