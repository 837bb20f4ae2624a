output "compute_id" {
  description = "The cluster"
  value       = azurerm_machine_learning_compute_cluster.this.id
}
