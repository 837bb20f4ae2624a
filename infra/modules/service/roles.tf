data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "task" {
  name               = "${var.prefix}-task"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "task" {
  role   = aws_iam_role.task.id
  policy = var.task_policy_json
}

# One per command, because whoever starts a task reads its secrets: only `migrate` may read the owner's.
resource "aws_iam_role" "execution" {
  for_each           = local.commands
  name               = "${var.prefix}-execution-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy_attachment" "execution" {
  for_each   = local.commands
  role       = aws_iam_role.execution[each.key].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role_policy" "secrets" {
  for_each = local.commands
  role     = aws_iam_role.execution[each.key].id
  policy   = data.aws_iam_policy_document.secrets[each.key].json
}

data "aws_iam_policy_document" "secrets" {
  for_each = local.commands

  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = values(var.secrets[each.key])
  }

  statement {
    actions   = ["kms:Decrypt"]
    resources = [var.kms_arn]
  }
}

resource "aws_iam_role" "isolated_execution" {
  name               = "${var.prefix}-isolated-execution"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy_attachment" "isolated_execution" {
  role       = aws_iam_role.isolated_execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}
