data "aws_caller_identity" "current" {}

locals {
  services = {
    execution = "ecs-tasks.amazonaws.com"
    task      = "ecs-tasks.amazonaws.com"
    states    = "states.amazonaws.com"
    schedule  = "scheduler.amazonaws.com"
  }
}

data "aws_iam_policy_document" "assume" {
  for_each = local.services
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = [each.value]
    }
  }
}

resource "aws_iam_role" "execution" {
  name_prefix        = "${substr(var.name, 0, 24)}-jobx-"
  assume_role_policy = data.aws_iam_policy_document.assume["execution"].json
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role" "task" {
  name_prefix        = "${substr(var.name, 0, 24)}-job-"
  assume_role_policy = data.aws_iam_policy_document.assume["task"].json
}

resource "aws_iam_role_policy" "task" {
  role = aws_iam_role.task.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:ListBucket"], Resource = [var.bucket_arn] },
      { Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = ["${var.bucket_arn}/*"] },
      # What is kept for a time is deleted by a step.
      { Effect = "Allow", Action = ["s3:DeleteObject"], Resource = [for folder in ["cases", "landing", "published"] : "${var.bucket_arn}/${folder}/*"] },
      { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = [var.kms_key_arn] }
    ]
  })
}

resource "aws_iam_role" "states" {
  name_prefix        = "${substr(var.name, 0, 24)}-sfn-"
  assume_role_policy = data.aws_iam_policy_document.assume["states"].json
}

resource "aws_iam_role_policy" "states" {
  role = aws_iam_role.states.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["ecs:RunTask"], Resource = [aws_ecs_task_definition.this.arn] },
      {
        Effect   = "Allow"
        Action   = ["ecs:StopTask", "ecs:DescribeTasks"]
        Resource = ["arn:aws:ecs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:task/${aws_ecs_cluster.this.name}/*"]
      },
      { Effect = "Allow", Action = ["iam:PassRole"], Resource = [aws_iam_role.task.arn, aws_iam_role.execution.arn] },
      {
        Effect   = "Allow"
        Action   = ["events:PutTargets", "events:PutRule", "events:DescribeRule"]
        Resource = ["arn:aws:events:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:rule/StepFunctionsGetEventsForECSTaskRule"]
      }
    ]
  })
}

resource "aws_iam_role" "schedule" {
  name_prefix        = "${substr(var.name, 0, 24)}-cron-"
  assume_role_policy = data.aws_iam_policy_document.assume["schedule"].json
}

resource "aws_iam_role_policy" "schedule" {
  role = aws_iam_role.schedule.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["states:StartExecution"], Resource = [aws_sfn_state_machine.this.arn] },
      { Effect = "Allow", Action = ["kms:Decrypt"], Resource = [var.kms_key_arn] }
    ]
  })
}

resource "aws_iam_role_policy" "access" {
  for_each = var.access
  name     = each.key
  role     = aws_iam_role.task.id
  policy   = each.value
}

resource "aws_iam_role_policy" "trainer" {
  count  = var.trainer == null ? 0 : 1
  name   = "trainer"
  role   = aws_iam_role.states.id
  policy = jsonencode({ Version = "2012-10-17", Statement = jsondecode(var.trainer.rights) })
}
