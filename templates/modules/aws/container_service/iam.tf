data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "this" {
  for_each           = toset(["execution", "task"])
  name_prefix        = "${substr("${var.name}-${var.service}", 0, 27)}-${each.key}-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.this["execution"].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

# The first seven fields of a secret's reference are its ARN; what follows names a key inside it.
resource "aws_iam_role_policy" "secrets" {
  count = length(var.secrets) > 0 ? 1 : 0
  role  = aws_iam_role.this["execution"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["secretsmanager:GetSecretValue"]
        Resource = distinct([for arn in values(var.secrets) : join(":", slice(split(":", arn), 0, 7))])
      },
      { Effect = "Allow", Action = ["kms:Decrypt"], Resource = [var.security.kms_key_arn] }
    ]
  })
}

resource "aws_iam_role_policy" "task" {
  role   = aws_iam_role.this["task"].id
  policy = var.policy
}
