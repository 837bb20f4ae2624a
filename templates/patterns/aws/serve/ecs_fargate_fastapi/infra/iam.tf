data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "execution" {
  name_prefix        = "${substr(var.name, 0, 24)}-exec-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role" "task" {
  name_prefix        = "${substr(var.name, 0, 24)}-task-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

# The service reads the registry, adds to the prediction log, keeps the cases of people, and nothing else.
resource "aws_iam_role_policy" "task" {
  role = aws_iam_role.task.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = ["s3:ListBucket"]
        Resource  = [var.bucket_arn]
        Condition = { StringLike = { "s3:prefix" = ["registry/*", "cases/*"] } }
      },
      { Effect = "Allow", Action = ["s3:GetObject"], Resource = ["${var.bucket_arn}/registry/*"] },
      { Effect = "Allow", Action = ["s3:PutObject"], Resource = ["${var.bucket_arn}/predictions/*"] },
      { Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], Resource = ["${var.bucket_arn}/cases/*"] },
      { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = [var.kms_key_arn] }
    ]
  })
}

resource "aws_iam_role_policy" "access" {
  for_each = var.access
  name     = each.key
  role     = aws_iam_role.task.id
  policy   = each.value
}
