output "instance" {
  description = "The instance"
  value       = google_bigtable_instance.this.name
}
