output "task_definition_arn" {
  description = "What a run executes"
  value       = module.job.task_definition_arn
}

output "cluster_arn" {
  description = "Where it runs"
  value       = module.job.cluster_arn
}

output "task" {
  description = "How a state machine retrains on it, and what it must be allowed for that, both as JSON"
  value = {
    state = jsonencode({
      Resource = "arn:aws:states:::ecs:runTask.sync"
      Parameters = {
        Cluster        = module.job.cluster_arn
        TaskDefinition = module.job.task_definition_arn
        LaunchType     = "FARGATE"
        NetworkConfiguration = {
          AwsvpcConfiguration = {
            Subnets        = var.network.outward.subnet_ids
            SecurityGroups = [module.job.security_group_id]
            AssignPublicIp = var.network.outward.public_addresses ? "ENABLED" : "DISABLED"
          }
        }
        Overrides = { ContainerOverrides = [{ Name = "job", Command = ["python", "-m", "pipelines.job", "pipelines.retrain"] }] }
      }
    })
    rights = jsonencode([
      { Effect = "Allow", Action = ["ecs:RunTask"], Resource = [module.job.task_definition_arn] },
      { Effect = "Allow", Action = ["ecs:StopTask", "ecs:DescribeTasks"], Resource = ["${replace(module.job.cluster_arn, ":cluster/", ":task/")}/*"] },
      { Effect = "Allow", Action = ["iam:PassRole"], Resource = module.job.role_arns }
    ])
  }
}

output "log_group" {
  description = "Where its containers log"
  value       = module.job.log_group
}
