locals {
  services = {
    job       = "ecs-tasks.amazonaws.com"
    execution = "ecs-tasks.amazonaws.com"
    instance  = "ec2.amazonaws.com"
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
  name_prefix        = "${substr("${var.name}-${var.use}", 0, 27)}-${each.key}-"
  assume_role_policy = data.aws_iam_policy_document.assume[each.key].json
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.this["execution"].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role_policy_attachment" "instance" {
  role       = aws_iam_role.this["instance"].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"
}

resource "aws_iam_instance_profile" "this" {
  name_prefix = "${substr("${var.name}-${var.use}", 0, 30)}-"
  role        = aws_iam_role.this["instance"].name
}

resource "aws_iam_role_policy" "job" {
  role   = aws_iam_role.this["job"].id
  policy = var.policy
}
