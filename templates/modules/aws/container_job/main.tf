data "aws_region" "current" {}

resource "aws_ecs_cluster" "this" {
  name = "${var.name}-${var.job}"
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_338:kept for as many days as the design says, and no longer
  name              = "/ecs/${var.name}-${var.job}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.security.kms_key_arn
}

resource "aws_ecs_task_definition" "this" {
  family                   = "${var.name}-${var.job}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.cpu
  memory                   = var.memory
  execution_role_arn       = aws_iam_role.this["execution"].arn
  task_role_arn            = aws_iam_role.this["task"].arn

  ephemeral_storage {
    size_in_gib = var.scratch_gb
  }

  volume {
    name = "scratch"
  }

  container_definitions = jsonencode([{
    name                   = "job"
    image                  = var.image
    command                = length(var.command) > 0 ? var.command : null
    essential              = true
    readonlyRootFilesystem = true
    mountPoints            = [{ sourceVolume = "scratch", containerPath = "/tmp", readOnly = false }]
    environment            = [for key, value in var.environment : { name = key, value = value }]
    linuxParameters        = { capabilities = { drop = ["ALL"] } }
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.this.name
        awslogs-region        = data.aws_region.current.region
        awslogs-stream-prefix = var.job
      }
    }
  }])
}

resource "aws_security_group" "this" {
  #checkov:skip=CKV2_AWS_5:attached to each run when it is started
  name_prefix = "${var.name}-${var.job}-"
  description = "The job ${var.job}: reached by nobody, reaches AWS and stores in the VPC"
  vpc_id      = var.network.vpc_id

  egress {
    description = "AWS, through its endpoints in the VPC or an address of its own"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = var.network.outward.cidrs
  }

  dynamic "egress" {
    for_each = { "PostgreSQL" = 5432, "Valkey" = 6379 }
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
