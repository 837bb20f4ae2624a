resource "aws_lb" "web" {
  # checkov:skip=CKV2_AWS_28: the API limits rates itself; a WAF is the operator's choice and costs extra
  # checkov:skip=CKV2_AWS_76: as above
  count                      = var.enabled ? 1 : 0
  name                       = var.prefix
  load_balancer_type         = "application"
  subnets                    = var.public_subnet_ids
  security_groups            = [var.load_balancer_sg]
  drop_invalid_header_fields = true
  enable_deletion_protection = true
  # Streams beat every 15 s and end themselves at 100 s.
  idle_timeout = 60

  access_logs {
    bucket  = var.access_logs_bucket
    prefix  = "lb"
    enabled = true
  }
}

resource "aws_lb_target_group" "web" {
  # checkov:skip=CKV_AWS_378: TLS ends at the load balancer; the last hop stays inside the VPC
  count                = var.enabled ? 1 : 0
  name                 = "${var.prefix}-web"
  port                 = 8000
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = var.vpc_id
  deregistration_delay = 110

  health_check {
    path                = "/readyz"
    interval            = 15
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}

resource "aws_lb_listener" "https" {
  count             = var.enabled ? 1 : 0
  load_balancer_arn = aws_lb.web[0].arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web[0].arn
  }
}
