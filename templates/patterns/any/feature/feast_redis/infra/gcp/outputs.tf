output "host" {
  description = "Private address"
  value       = google_redis_instance.this.host
}

output "port" {
  description = "TLS port"
  value       = google_redis_instance.this.port
}
