# Nothing depends on a model that was never registered: without an approved version there is no endpoint yet.
resource "aws_sagemaker_model" "this" {
  count                    = var.model_package_arn == null ? 0 : 1
  name                     = "${substr("${var.name}-${var.use}", 0, 50)}-${substr(sha256(var.model_package_arn), 0, 8)}"
  execution_role_arn       = aws_iam_role.this.arn
  enable_network_isolation = true

  primary_container {
    model_package_name = var.model_package_arn
  }

  vpc_config {
    subnets            = var.network.private_subnet_ids
    security_group_ids = [aws_security_group.this.id]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "this" {
  #checkov:skip=CKV2_AWS_5:attached to the model once a version is approved
  name_prefix = "${var.name}-${var.use}-"
  description = "Model containers: reached by the service only, reach S3 only"
  vpc_id      = var.network.vpc_id

  egress {
    description     = "S3 through its gateway endpoint"
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    prefix_list_ids = var.network.endpoint_prefix_list_ids
  }

  lifecycle {
    create_before_destroy = true
  }
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["sagemaker.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "this" {
  name_prefix        = "${substr("${var.name}-${var.use}", 0, 32)}-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${var.lake.bucket_arn}/registry/*", "${var.lake.bucket_arn}/async/input/*"]
  }
  statement {
    actions   = ["s3:PutObject"]
    resources = ["${var.lake.bucket_arn}/capture/*", "${var.lake.bucket_arn}/async/*", "${var.lake.bucket_arn}/published/*"]
  }
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey", "kms:CreateGrant"]
    resources = [var.security.kms_key_arn]
  }
  statement {
    actions   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["arn:aws:logs:*:*:log-group:/aws/sagemaker/*"]
  }
  statement {
    actions   = ["sns:Publish"]
    resources = [var.security.alarm_topic_arn]
  }
  statement {
    actions   = ["ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface"]
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
}

resource "aws_iam_role_policy" "this" {
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.this.json
}
