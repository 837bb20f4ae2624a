resource "aws_security_group" "this" {
  #checkov:skip=CKV2_AWS_5:attached to each training job when it is started
  name_prefix = "${var.name}-train-"
  description = "Training jobs: reached by nobody, reach stores in the VPC and S3"
  vpc_id      = var.network.vpc_id

  dynamic "egress" {
    for_each = { "Interface endpoints" = 443, "PostgreSQL" = 5432, "Valkey" = 6379 }
    content {
      description = "${egress.key} in the VPC"
      from_port   = egress.value
      to_port     = egress.value
      protocol    = "tcp"
      cidr_blocks = [var.network.cidr]
    }
  }

  egress {
    description     = "S3 and DynamoDB through their gateway endpoints"
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    prefix_list_ids = var.network.endpoint_prefix_list_ids
  }

  lifecycle {
    create_before_destroy = true
  }
}

data "aws_iam_policy_document" "job" {
  statement {
    actions   = ["ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface", "ec2:DeleteNetworkInterfacePermission"]
    resources = ["arn:aws:ec2:*:*:network-interface/*", "arn:aws:ec2:*:*:subnet/*", "arn:aws:ec2:*:*:security-group/${aws_security_group.this.id}"]
  }
  statement {
    actions   = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability"]
    resources = ["arn:aws:ecr:*:*:repository/${var.name}*"]
  }
  # Looking, and asking for a pull token, know no narrower resource.
  statement {
    actions   = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups", "ec2:DescribeDhcpOptions", "ecr:GetAuthorizationToken"]
    resources = ["*"]
  }
  # The service itself writes a job's log, under a name of its own.
  statement {
    actions   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["arn:aws:logs:*:*:log-group:/aws/sagemaker/*"]
  }
}

resource "aws_iam_role_policy" "job" {
  name   = "job"
  role   = aws_iam_role.training.id
  policy = data.aws_iam_policy_document.job.json
}

resource "aws_iam_role_policy" "access" {
  for_each = var.access
  name     = each.key
  role     = aws_iam_role.training.id
  policy   = each.value
}
