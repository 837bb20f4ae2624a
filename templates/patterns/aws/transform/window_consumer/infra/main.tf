data "aws_region" "current" {}

resource "aws_ecs_cluster" "this" {
  name = "${var.name}-windows"
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_338:kept for as many days as the design says, and no longer
  name              = "/ecs/${var.name}-windows"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.security.kms_key_arn
}

resource "aws_ecs_task_definition" "this" {
  family                   = "${var.name}-windows"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 1024
  memory                   = 2048
  execution_role_arn       = aws_iam_role.this["execution"].arn
  task_role_arn            = aws_iam_role.this["task"].arn

  volume {
    name = "scratch"
  }

  container_definitions = jsonencode([{
    name                   = "windows"
    image                  = var.image
    command                = ["python", "-m", "pipelines.stream", "--follow"]
    essential              = true
    readonlyRootFilesystem = true
    mountPoints            = [{ sourceVolume = "scratch", containerPath = "/tmp", readOnly = false }]
    environment            = [for key, value in var.environment : { name = key, value = value }]
    linuxParameters        = { capabilities = { drop = ["ALL"] } }
    healthCheck = {
      command     = ["CMD", "python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/healthz', timeout=2)"]
      startPeriod = 60
    }
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.this.name
        awslogs-region        = data.aws_region.current.region
        awslogs-stream-prefix = "windows"
      }
    }
  }])
}

# One worker writes: the old one is stopped before the new one starts.
resource "aws_ecs_service" "this" {
  #checkov:skip=CKV_AWS_333:an address only where no data are sensitive; the security group lets nobody in from outside
  name                               = "windows"
  cluster                            = aws_ecs_cluster.this.id
  task_definition                    = aws_ecs_task_definition.this.arn
  desired_count                      = 1
  launch_type                        = "FARGATE"
  deployment_minimum_healthy_percent = 0
  deployment_maximum_percent         = 100

  network_configuration {
    subnets          = var.network.outward.subnet_ids
    security_groups  = [aws_security_group.this.id]
    assign_public_ip = var.network.outward.public_addresses
  }
}

resource "aws_security_group" "this" {
  name_prefix = "${var.name}-windows-"
  description = "The stream worker: reached by nobody, reaches AWS and the store in the VPC"
  vpc_id      = var.network.vpc_id

  egress {
    description = "AWS, through its endpoints in the VPC or an address of its own"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = var.network.outward.cidrs
  }

  egress {
    description = "Valkey in the VPC"
    from_port   = 6379
    to_port     = 6379
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
  }

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
