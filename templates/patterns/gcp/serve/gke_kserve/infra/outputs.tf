output "cluster" {
  description = "Name of the cluster"
  value       = var.cluster.name
}
