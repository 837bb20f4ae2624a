output "url" {
  description = "Where it is reached inside the network"
  value       = "https://${aws_lb.this.dns_name}"
}

output "cluster_name" {
  description = "Cluster of the service"
  value       = aws_ecs_cluster.this.name
}

output "service_name" {
  description = "Name of the service"
  value       = aws_ecs_service.this.name
}

output "security_group_id" {
  description = "Network rules of the tasks"
  value       = aws_security_group.task.id
}
