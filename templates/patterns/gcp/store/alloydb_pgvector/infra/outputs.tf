output "ip_address" {
  description = "Private address"
  value       = google_alloydb_instance.primary.ip_address
}
