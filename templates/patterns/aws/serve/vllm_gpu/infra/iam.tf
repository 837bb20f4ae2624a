locals {
  services = { execution = "ecs-tasks.amazonaws.com", task = "ecs-tasks.amazonaws.com", machine = "ec2.amazonaws.com" }
  managed  = { execution = "AmazonECSTaskExecutionRolePolicy", machine = "AmazonEC2ContainerServiceforEC2Role" }
}

resource "aws_iam_role" "this" {
  for_each    = local.services
  name_prefix = "${substr(var.name, 0, 22)}-llm-${each.key}-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = each.value } }]
  })
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each   = local.managed
  role       = aws_iam_role.this[each.key].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/${each.value}"
}

resource "aws_iam_instance_profile" "this" {
  name_prefix = "${substr(var.name, 0, 26)}-llm-"
  role        = aws_iam_role.this["machine"].name
}

resource "aws_iam_role_policy" "task" {
  role = aws_iam_role.this["task"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:ListBucket"], Resource = [var.lake.bucket_arn], Condition = { StringLike = { "s3:prefix" = ["models/*"] } } },
      { Effect = "Allow", Action = ["s3:GetObject"], Resource = ["${var.lake.bucket_arn}/models/*"] },
      { Effect = "Allow", Action = ["kms:Decrypt"], Resource = [var.security.kms_key_arn] }
    ]
  })
}
