resource "aws_scheduler_schedule" "this" {
  count               = var.schedule == null ? 0 : 1
  name                = "${var.name}-${var.job}"
  schedule_expression = var.schedule
  kms_key_arn         = var.security.kms_key_arn

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_ecs_cluster.this.arn
    role_arn = aws_iam_role.this["schedule"].arn

    ecs_parameters {
      task_definition_arn = aws_ecs_task_definition.this.arn
      launch_type         = "FARGATE"

      network_configuration {
        subnets          = var.network.outward.subnet_ids
        security_groups  = [aws_security_group.this.id]
        assign_public_ip = var.network.outward.public_addresses
      }
    }
  }
}

resource "aws_cloudwatch_event_rule" "failed" {
  name        = "${var.name}-${var.job}-failed"
  description = "A run of ${var.job} ended with an error or never started; see docs/runbook.md#a-scheduled-run-failed"
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Task State Change"]
    detail = {
      clusterArn = [aws_ecs_cluster.this.arn]
      lastStatus = ["STOPPED"]
      # A task that never started (no image, no capacity) has no exit code.
      "$or" = [{ containers = { exitCode = [{ anything-but = 0 }] } }, { stopCode = ["TaskFailedToStart"] }]
    }
  })
}

resource "aws_cloudwatch_event_target" "failed" {
  rule = aws_cloudwatch_event_rule.failed.name
  arn  = var.security.alarm_topic_arn
}
