locals {
  services = {
    execution = "ecs-tasks.amazonaws.com"
    task      = "ecs-tasks.amazonaws.com"
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

resource "aws_iam_role" "this" {
  for_each           = local.services
  name_prefix        = "${substr("${var.name}-${var.job}", 0, 27)}-${each.key}-"
  assume_role_policy = data.aws_iam_policy_document.assume[each.key].json
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.this["execution"].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role_policy" "task" {
  role   = aws_iam_role.this["task"].id
  policy = var.policy
}

resource "aws_iam_role_policy" "schedule" {
  role = aws_iam_role.this["schedule"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["ecs:RunTask"], Resource = [aws_ecs_task_definition.this.arn] },
      { Effect = "Allow", Action = ["iam:PassRole"], Resource = [aws_iam_role.this["task"].arn, aws_iam_role.this["execution"].arn] },
      { Effect = "Allow", Action = ["kms:Decrypt"], Resource = [var.security.kms_key_arn] }
    ]
  })
}
