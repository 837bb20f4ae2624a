data "aws_region" "current" {}

resource "aws_ecs_cluster" "this" {
  name = "${var.name}-jobs"
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_338:kept for as many days as the design says, and no longer
  name              = "/ecs/${var.name}-jobs"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}

resource "aws_ecs_task_definition" "this" {
  family                   = "${var.name}-jobs"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 2048
  memory                   = 8192
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn

  ephemeral_storage {
    size_in_gib = var.scratch_gb
  }

  volume {
    name = "scratch"
  }

  container_definitions = jsonencode([{
    name                   = "job"
    image                  = var.image
    essential              = true
    readonlyRootFilesystem = true
    mountPoints            = [{ sourceVolume = "scratch", containerPath = "/tmp", readOnly = false }]
    environment            = [for key, value in var.environment : { name = key, value = value }]
    linuxParameters        = { capabilities = { drop = ["ALL"] } }
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.this.name
        awslogs-region        = data.aws_region.current.region
        awslogs-stream-prefix = "job"
      }
    }
  }])
}

resource "aws_security_group" "job" {
  #checkov:skip=CKV2_AWS_5:the state machine attaches it to each task it starts
  name_prefix = "${var.name}-job-"
  description = "Jobs: reached by nobody, reach AWS and stores in the VPC"
  vpc_id      = var.vpc_id

  egress {
    description = "AWS, through its endpoints in the VPC or an address of its own"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = var.outward.cidrs
  }

  dynamic "egress" {
    for_each = { "PostgreSQL" = 5432, "Valkey" = 6379 }
    content {
      description = "${egress.key} in the VPC"
      from_port   = egress.value
      to_port     = egress.value
      protocol    = "tcp"
      cidr_blocks = [var.vpc_cidr]
    }
  }

  egress {
    description     = "S3 and DynamoDB through their gateway endpoints"
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    prefix_list_ids = var.endpoint_prefix_list_ids
  }

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  retries = [{ ErrorEquals = ["States.TaskFailed"], IntervalSeconds = 60, MaxAttempts = 1, BackoffRate = 2 }]
  names   = [for step in var.steps : replace(step, ".", "_")]
  # Where each step runs, as JSON: training on what was chosen for it, every other step in the job above.
  tasks = { for step in var.steps : step => step == "pipelines.retrain" && var.trainer != null ? var.trainer.state : jsonencode({
    Resource = "arn:aws:states:::ecs:runTask.sync"
    Parameters = {
      Cluster        = aws_ecs_cluster.this.arn
      TaskDefinition = aws_ecs_task_definition.this.arn
      LaunchType     = "FARGATE"
      NetworkConfiguration = {
        AwsvpcConfiguration = { Subnets = var.outward.subnet_ids, SecurityGroups = [aws_security_group.job.id], AssignPublicIp = var.outward.public_addresses ? "ENABLED" : "DISABLED" }
      }
      Overrides = { ContainerOverrides = [{ Name = "job", Command = ["python", "-m", "pipelines.job", step] }] }
    }
  }) }
  states = { for index, step in var.steps : local.names[index] => merge(
    {
      Type = "Task"
      # The monitor fails to raise its alarm: trying again would only raise it twice.
      Retry = [for retry in local.retries : retry if step != "pipelines.monitor"]
    },
    jsondecode(local.tasks[step]),
    index + 1 < length(var.steps) ? { Next = local.names[index + 1] } : { End = true }
  ) }
}

resource "aws_cloudwatch_log_group" "states" {
  #checkov:skip=CKV_AWS_338:kept for as many days as the design says, and no longer
  name              = "/aws/vendedlogs/states/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}

resource "aws_sfn_state_machine" "this" {
  name       = "${var.name}-pipeline"
  role_arn   = aws_iam_role.states.arn
  definition = jsonencode({ StartAt = local.names[0], States = local.states })

  logging_configuration {
    log_destination        = "${aws_cloudwatch_log_group.states.arn}:*"
    include_execution_data = true
    level                  = "ERROR"
  }

  tracing_configuration {
    enabled = true
  }
}

resource "aws_scheduler_schedule" "this" {
  name                = "${var.name}-pipeline"
  schedule_expression = var.schedule
  kms_key_arn         = var.kms_key_arn

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sfn_state_machine.this.arn
    role_arn = aws_iam_role.schedule.arn
  }
}

resource "aws_cloudwatch_metric_alarm" "failed" {
  alarm_name          = "${var.name}-pipeline-failed"
  alarm_description   = "A pipeline run failed; see docs/runbook.md#a-scheduled-run-failed"
  namespace           = "AWS/States"
  metric_name         = "ExecutionsFailed"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  dimensions          = { StateMachineArn = aws_sfn_state_machine.this.arn }
  alarm_actions       = [var.alarm_topic_arn]
}
