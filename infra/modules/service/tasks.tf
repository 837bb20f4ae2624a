locals {
  commands = {
    web     = { command = ["web"], cpu = 1024, memory = 2048, port = 8000 }
    worker  = { command = ["worker"], cpu = 2048, memory = 8192, port = null }
    migrate = { command = ["migrate"], cpu = 512, memory = 1024, port = null }
  }

  variables = [for name, value in var.environment : { name = name, value = value }]
}

resource "aws_cloudwatch_log_group" "services" {
  name              = "/${var.prefix}/services"
  retention_in_days = 400
  kms_key_id        = var.kms_arn
}

resource "aws_ecs_cluster" "main" {
  name = var.prefix

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_task_definition" "command" {
  # checkov:skip=CKV_AWS_336: environments and the embedded caches are written under /app/.data
  for_each                 = local.commands
  family                   = "${var.prefix}-${each.key}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = each.value.cpu
  memory                   = each.value.memory
  execution_role_arn       = aws_iam_role.execution[each.key].arn
  task_role_arn            = aws_iam_role.task.arn

  container_definitions = jsonencode([
    {
      name         = each.key
      image        = var.image
      command      = each.value.command
      essential    = true
      stopTimeout  = 120
      environment  = local.variables
      secrets      = [for name, arn in var.secrets[each.key] : { name = name, valueFrom = arn }]
      portMappings = each.value.port == null ? [] : [{ containerPort = each.value.port }]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          "awslogs-group"         = aws_cloudwatch_log_group.services.name
          "awslogs-region"        = var.region
          "awslogs-stream-prefix" = each.key
        }
      }
    }
  ])
}

# Runs the checks of repositories that hold code written by a model: no role, no secret, no way out.
resource "aws_ecs_task_definition" "isolated" {
  # checkov:skip=CKV_AWS_336: the checks write into their own throw-away disk
  family                   = "${var.prefix}-isolated"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 2048
  memory                   = 8192
  execution_role_arn       = aws_iam_role.isolated_execution.arn

  container_definitions = jsonencode([
    {
      name        = "checks"
      image       = var.image
      command     = ["checks", "--help"] # the worker names the repository when it runs the task
      essential   = true
      stopTimeout = 30
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          "awslogs-group"         = aws_cloudwatch_log_group.services.name
          "awslogs-region"        = var.region
          "awslogs-stream-prefix" = "isolated"
        }
      }
    }
  ])
}
