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

output "role_arns" {
  description = "Roles that whoever starts a run must be allowed to pass"
  value       = [aws_iam_role.this["task"].arn, aws_iam_role.this["execution"].arn]
}

output "log_group" {
  description = "Where its containers log"
  value       = aws_cloudwatch_log_group.this.name
}
