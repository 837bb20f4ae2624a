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
  name_prefix        = "${substr(var.name, 0, 18)}-windows-${each.key}-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.this["execution"].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

# It adds files to incoming/.
resource "aws_iam_role_policy" "task" {
  role = aws_iam_role.this["task"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:PutObject"], Resource = ["${var.lake.bucket_arn}/incoming/*"] },
      { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = [var.security.kms_key_arn] }
    ]
  })
}

# Where it decides it reads the registry and adds to the prediction log, and nothing else.
resource "aws_iam_role_policy" "decides" {
  count = var.decides ? 1 : 0
  role  = aws_iam_role.this["task"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = ["s3:ListBucket"]
        Resource  = [var.lake.bucket_arn]
        Condition = { StringLike = { "s3:prefix" = ["registry/*"] } }
      },
      { Effect = "Allow", Action = ["s3:GetObject"], Resource = ["${var.lake.bucket_arn}/registry/*"] },
      { Effect = "Allow", Action = ["s3:PutObject"], Resource = ["${var.lake.bucket_arn}/predictions/*"] }
    ]
  })
}

resource "aws_iam_role_policy" "access" {
  for_each = var.access
  name     = each.key
  role     = aws_iam_role.this["task"].id
  policy   = each.value
}
