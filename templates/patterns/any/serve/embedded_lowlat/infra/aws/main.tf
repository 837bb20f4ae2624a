resource "aws_security_group" "this" {
  name_prefix = "${var.name}-lowlat-"
  description = "The service: TLS from the VPC, reaches the store and endpoints"
  vpc_id      = var.network.vpc_id

  ingress {
    description = "TLS from the VPC"
    from_port   = 8443
    to_port     = 8443
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
  }

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

resource "aws_launch_template" "this" {
  name_prefix            = "${var.name}-lowlat-"
  image_id               = var.machine_image
  instance_type          = "c7g.2xlarge"
  vpc_security_group_ids = [aws_security_group.this.id]

  iam_instance_profile {
    arn = aws_iam_instance_profile.this.arn
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  monitoring {
    enabled = true
  }

  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 30
      volume_type = "gp3"
      encrypted   = true
    }
  }
}

resource "aws_autoscaling_group" "this" {
  name_prefix               = "${var.name}-lowlat-"
  min_size                  = var.min_tasks
  max_size                  = var.max_tasks
  vpc_zone_identifier       = var.network.outward.subnet_ids
  target_group_arns         = [aws_lb_target_group.this.arn]
  health_check_type         = "ELB"
  health_check_grace_period = 120

  launch_template {
    id      = aws_launch_template.this.id
    version = aws_launch_template.this.latest_version
  }

  instance_refresh {
    strategy = "Rolling"
    preferences {
      min_healthy_percentage = 100
      auto_rollback          = true
    }
  }

  tag {
    key                 = "Name"
    value               = "${var.name}-lowlat"
    propagate_at_launch = true
  }

  lifecycle {
    ignore_changes = [desired_capacity]
  }
}

resource "aws_autoscaling_policy" "load" {
  name                   = "${var.name}-lowlat"
  autoscaling_group_name = aws_autoscaling_group.this.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 50
    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}

# TLS ends in the service itself: the balancer passes packets on and adds no hop of its own.
resource "aws_lb" "this" {
  #checkov:skip=CKV_AWS_150:on in prod; dev must be removable
  #checkov:skip=CKV_AWS_91:internal, and TLS ends behind it, so there is nothing it could log
  name                             = "${trimsuffix(substr(var.name, 0, 25), "-")}-lowlat"
  internal                         = true
  load_balancer_type               = "network"
  subnets                          = var.network.private_subnet_ids
  security_groups                  = [aws_security_group.this.id]
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = var.protect
}

resource "aws_lb_target_group" "this" {
  name                 = "${trimsuffix(substr(var.name, 0, 25), "-")}-lowlat"
  port                 = 8443
  protocol             = "TCP"
  vpc_id               = var.network.vpc_id
  deregistration_delay = 30

  health_check {
    protocol = "TCP"
    interval = 10
  }
}

resource "aws_lb_listener" "this" {
  load_balancer_arn = aws_lb.this.arn
  port              = 8443
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }
}

resource "aws_iam_role" "this" {
  name_prefix = "${substr(var.name, 0, 26)}-lowlat-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_iam_instance_profile" "this" {
  name_prefix = "${substr(var.name, 0, 26)}-lowlat-"
  role        = aws_iam_role.this.name
}

resource "aws_iam_role_policy" "this" {
  role = aws_iam_role.this.id
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
