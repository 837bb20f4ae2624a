output "address" {
  description = "Private address; TLS port 8443"
  value       = google_compute_forwarding_rule.this.ip_address
}
