resource "aws_security_group" "this" {
  name_prefix = "${var.name}-runner-"
  description = "The service: reaches endpoints only"
  vpc_id      = var.network.vpc_id

  egress {
    description = "Interface endpoints in the VPC"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
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

resource "aws_apprunner_vpc_connector" "this" {
  vpc_connector_name = "${trimsuffix(substr(var.name, 0, 33), "-")}-runner"
  subnets            = var.network.private_subnet_ids
  security_groups    = [aws_security_group.this.id]
}

resource "aws_apprunner_auto_scaling_configuration_version" "this" {
  auto_scaling_configuration_name = "${trimsuffix(substr(var.name, 0, 28), "-")}-api"
  min_size                        = var.min_tasks
  max_size                        = var.max_tasks
  max_concurrency                 = 20
}

resource "aws_apprunner_service" "this" {
  service_name                   = "${trimsuffix(substr(var.name, 0, 36), "-")}-api"
  auto_scaling_configuration_arn = aws_apprunner_auto_scaling_configuration_version.this.arn

  source_configuration {
    auto_deployments_enabled = false
    authentication_configuration {
      access_role_arn = aws_iam_role.this["build"].arn
    }
    image_repository {
      image_identifier      = var.image
      image_repository_type = "ECR"
      image_configuration {
        port                          = "8080"
        runtime_environment_variables = merge({ MLSYSTEM_ARTIFACT_BUCKET = var.lake.bucket }, var.environment)
      }
    }
  }

  instance_configuration {
    cpu               = "1024"
    memory            = "2048"
    instance_role_arn = aws_iam_role.this["tasks"].arn
  }

  health_check_configuration {
    protocol = "HTTP"
    path     = "/readyz"
  }

  encryption_configuration {
    kms_key = var.security.kms_key_arn
  }

  network_configuration {
    egress_configuration {
      egress_type       = "VPC"
      vpc_connector_arn = aws_apprunner_vpc_connector.this.arn
    }
    ingress_configuration {
      is_publicly_accessible = false
    }
  }
}

resource "aws_iam_role" "this" {
  for_each    = toset(["build", "tasks"])
  name_prefix = "${substr(var.name, 0, 26)}-${each.key}-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${each.key}.apprunner.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "build" {
  role       = aws_iam_role.this["build"].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSAppRunnerServicePolicyForECRAccess"
}

resource "aws_iam_role_policy" "tasks" {
  role = aws_iam_role.this["tasks"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:ListBucket"], Resource = [var.lake.bucket_arn], Condition = { StringLike = { "s3:prefix" = ["registry/*", "cases/*"] } } },
      { Effect = "Allow", Action = ["s3:GetObject"], Resource = ["${var.lake.bucket_arn}/registry/*"] },
      { Effect = "Allow", Action = ["s3:PutObject"], Resource = ["${var.lake.bucket_arn}/predictions/*"] },
      { Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], Resource = ["${var.lake.bucket_arn}/cases/*"] },
      { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = [var.security.kms_key_arn] }
    ]
  })
}

resource "aws_iam_role_policy" "access" {
  for_each = var.access
  name     = each.key
  role     = aws_iam_role.this["tasks"].id
  policy   = each.value
}
