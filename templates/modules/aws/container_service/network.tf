resource "aws_security_group" "balancer" {
  name_prefix = "${var.name}-${var.service}-lb-"
  description = "HTTPS from inside the VPC to the load balancer of ${var.service}"
  vpc_id      = var.network.vpc_id

  ingress {
    description = "HTTPS from the VPC"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
  }

  egress {
    description = "To the tasks"
    from_port   = var.port
    to_port     = var.port
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "task" {
  name_prefix = "${var.name}-${var.service}-"
  description = "The service ${var.service}: reached by its balancer only"
  vpc_id      = var.network.vpc_id

  ingress {
    description     = "From the load balancer"
    from_port       = var.port
    to_port         = var.port
    protocol        = "tcp"
    security_groups = [aws_security_group.balancer.id]
  }

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

resource "aws_lb" "this" {
  #checkov:skip=CKV_AWS_150:on in prod; dev must be removable
  #checkov:skip=CKV_AWS_91:internal only, and the service writes its own access log
  name                       = "${trimsuffix(substr(var.name, 0, 31 - length(var.service)), "-")}-${var.service}"
  internal                   = true
  load_balancer_type         = "application"
  subnets                    = var.network.private_subnet_ids
  security_groups            = [aws_security_group.balancer.id]
  drop_invalid_header_fields = true
  enable_deletion_protection = var.protect
}

resource "aws_lb_target_group" "this" {
  #checkov:skip=CKV_AWS_378:inside the VPC between the balancer and its own tasks only
  name                 = "${trimsuffix(substr(var.name, 0, 31 - length(var.service)), "-")}-${var.service}"
  port                 = var.port
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = var.network.vpc_id
  deregistration_delay = 30

  health_check {
    path                = var.health_path
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

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "${var.name}-${var.service}-5xx"
  alarm_description   = "${var.service} answers with errors; see docs/runbook.md#service-answers-with-errors"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HTTPCode_Target_5XX_Count"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 2
  threshold           = 10
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  dimensions          = { LoadBalancer = aws_lb.this.arn_suffix }
  alarm_actions       = [var.security.alarm_topic_arn]
}
