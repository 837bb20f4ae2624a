resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_338:kept for as many days as the design says, and no longer
  name              = "/ecs/${var.name}-express"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.security.kms_key_arn
}

resource "aws_security_group" "this" {
  #checkov:skip=CKV2_AWS_5:attached to the service below, which the scanner does not count
  name_prefix = "${var.name}-express-"
  description = "The service: reached from the VPC, reaches endpoints only"
  vpc_id      = var.network.vpc_id

  ingress {
    description = "From the balancer in the VPC"
    from_port   = 8080
    to_port     = 8080
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
  }

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

# In private subnets the shared balancer is an internal one.
resource "aws_ecs_express_gateway_service" "this" {
  service_name            = "${trimsuffix(substr(var.name, 0, 50), "-")}-api"
  execution_role_arn      = aws_iam_role.this["execution"].arn
  infrastructure_role_arn = aws_iam_role.this["infrastructure"].arn
  task_role_arn           = aws_iam_role.this["task"].arn
  cpu                     = "1024"
  memory                  = "2048"
  health_check_path       = "/readyz"

  network_configuration = [{
    subnets         = var.network.private_subnet_ids
    security_groups = [aws_security_group.this.id]
  }]

  scaling_target = [{
    auto_scaling_metric       = "AVERAGE_CPU"
    auto_scaling_target_value = 60
    min_task_count            = var.min_tasks
    max_task_count            = var.max_tasks
  }]

  primary_container {
    image          = var.image
    container_port = 8080
    aws_logs_configuration = [{
      log_group         = aws_cloudwatch_log_group.this.name
      log_stream_prefix = "api"
    }]
    dynamic "environment" {
      for_each = merge({ MLSYSTEM_ARTIFACT_BUCKET = var.lake.bucket }, var.environment)
      content {
        name  = environment.key
        value = environment.value
      }
    }
  }
}

locals {
  services = { execution = "ecs-tasks.amazonaws.com", task = "ecs-tasks.amazonaws.com", infrastructure = "ecs.amazonaws.com" }
}

resource "aws_iam_role" "this" {
  for_each    = local.services
  name_prefix = "${substr(var.name, 0, 22)}-${each.key}-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = each.value } }]
  })
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.this["execution"].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role_policy_attachment" "infrastructure" {
  role       = aws_iam_role.this["infrastructure"].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRoleforExpressGatewayServices"
}

resource "aws_iam_role_policy" "task" {
  role = aws_iam_role.this["task"].id
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
  role     = aws_iam_role.this["task"].id
  policy   = each.value
}
