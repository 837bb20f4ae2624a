output "label" {
  description = "Value of the node label `workload`"
  value       = google_container_node_pool.this.name
}
