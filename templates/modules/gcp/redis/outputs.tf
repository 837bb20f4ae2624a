output "host" {
  description = "Private address"
  value       = google_redis_instance.this.host
}

output "port" {
  description = "TLS port"
  value       = google_redis_instance.this.port
}

output "url_secret_id" {
  description = "Secret that holds the whole address, password included; ready once it has a value"
  value       = google_secret_manager_secret.url.secret_id
  depends_on  = [google_secret_manager_secret_version.url]
}
