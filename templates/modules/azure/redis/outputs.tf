output "id" {
  description = "The cache"
  value       = azurerm_managed_redis.this.id
}

output "hostname" {
  description = "Address of the cache; TLS port 10000"
  value       = azurerm_managed_redis.this.hostname
}

output "url" {
  description = "The whole address, password included; null where callers sign in by identity"
  value       = !var.access_keys ? null : "rediss://:${urlencode(azurerm_managed_redis.this.default_database[0].primary_access_key)}@${azurerm_managed_redis.this.hostname}:${azurerm_managed_redis.this.default_database[0].port}/0"
  sensitive   = true
}
