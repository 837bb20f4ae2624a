output "hostname" {
  description = "Address of the cache; TLS port 10000"
  value       = module.cache.hostname
}
