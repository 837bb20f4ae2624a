resource "aws_security_group" "balancer" {
  name_prefix = "${var.name}-lb-"
  description = "HTTPS from inside the VPC to the load balancer"
  vpc_id      = var.vpc_id

  ingress {
    description = "HTTPS from the VPC"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = [var.vpc_cidr]
  }

  egress {
    description = "To the tasks"
    from_port   = 8080
    to_port     = 8080
    protocol    = "tcp"
    cidr_blocks = [var.vpc_cidr]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "task" {
  name_prefix = "${var.name}-task-"
  description = "The service: reached by the balancer only, reaches AWS and stores in the VPC"
  vpc_id      = var.vpc_id

  ingress {
    description     = "From the load balancer"
    from_port       = 8080
    to_port         = 8080
    protocol        = "tcp"
    security_groups = [aws_security_group.balancer.id]
  }

  egress {
    description = "AWS, through its endpoints in the VPC or an address of its own"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = var.outward.cidrs
  }

  dynamic "egress" {
    for_each = { "PostgreSQL" = 5432, "Valkey" = 6379 }
    content {
      description = "${egress.key} in the VPC"
      from_port   = egress.value
      to_port     = egress.value
      protocol    = "tcp"
      cidr_blocks = [var.vpc_cidr]
    }
  }

  egress {
    description     = "S3 and DynamoDB through their gateway endpoints"
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    prefix_list_ids = var.endpoint_prefix_list_ids
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb" "this" {
  #checkov:skip=CKV_AWS_150:on in prod; dev must be removable
  #checkov:skip=CKV_AWS_91:internal only, and the service logs every prediction itself
  name                       = "${trimsuffix(substr(var.name, 0, 28), "-")}-api"
  internal                   = true
  load_balancer_type         = "application"
  subnets                    = var.subnet_ids
  security_groups            = [aws_security_group.balancer.id]
  drop_invalid_header_fields = true
  enable_deletion_protection = var.protect
}

resource "aws_lb_target_group" "this" {
  name                 = "${trimsuffix(substr(var.name, 0, 28), "-")}-api"
  port                 = 8080
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = var.vpc_id
  deregistration_delay = 30

  health_check {
    path                = "/readyz"
    interval            = 15
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }
}
