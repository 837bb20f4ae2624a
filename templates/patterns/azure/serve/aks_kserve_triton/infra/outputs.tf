output "cluster_id" {
  description = "The cluster"
  value       = var.cluster.id
}
