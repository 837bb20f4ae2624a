output "cluster_arn" {
  description = "Where the job runs"
  value       = aws_ecs_cluster.this.arn
}

output "task_definition_arn" {
  description = "What the job runs"
  value       = aws_ecs_task_definition.this.arn
}

output "security_group_id" {
  description = "Network rules of a run"
  value       = aws_security_group.this.id
}

output "task_role_name" {
  description = "Role the job acts as"
  value       = aws_iam_role.this["task"].name
}

output "run_arns" {
  description = "What a caller must be allowed to run and to pass"
  value       = { task = aws_ecs_task_definition.this.arn, roles = jsonencode([for role in aws_iam_role.this : role.arn]) }
}
