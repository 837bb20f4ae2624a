output "address" {
  description = "Host name of the web service."
  value       = var.enabled ? aws_lb.web[0].dns_name : null
}

output "cluster_name" {
  description = "Name of the ECS cluster."
  value       = aws_ecs_cluster.main.name
}

output "isolated_task_arn" {
  description = "Task definition of the isolated checks."
  value       = aws_ecs_task_definition.isolated.arn
}

output "isolated_execution_role_arn" {
  description = "Role that pulls the isolated task's image and writes its log."
  value       = aws_iam_role.isolated_execution.arn
}

output "migration_command" {
  description = "Release step that migrates the database."
  value = join(" ", [
    "aws ecs run-task --launch-type FARGATE",
    "--cluster ${aws_ecs_cluster.main.name}",
    "--task-definition ${aws_ecs_task_definition.command["migrate"].family}",
    "--network-configuration 'awsvpcConfiguration={subnets=[${join(",", var.private_subnet_ids)}],securityGroups=[${var.service_sg_id}]}'",
  ])
}
