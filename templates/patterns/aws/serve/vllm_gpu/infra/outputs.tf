output "cluster_name" {
  description = "Cluster of the inference server"
  value       = aws_ecs_cluster.this.name
}

output "service_name" {
  description = "Name of the service"
  value       = aws_ecs_service.this.name
}
