data "aws_region" "current" {}

resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_338:kept for as many days as the design says, and no longer
  name              = "/batch/${var.name}-${var.use}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.security.kms_key_arn
}

resource "aws_security_group" "this" {
  name_prefix = "${var.name}-${var.use}-"
  description = "Batch jobs: reached by nobody, reach AWS only"
  vpc_id      = var.network.vpc_id

  egress {
    description = "AWS, through its endpoints in the VPC or an address of its own"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = var.network.outward.cidrs
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
  name_prefix = "${var.name}-${var.use}-"

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 200
      volume_type = "gp3"
      encrypted   = true
    }
  }
}

resource "aws_batch_compute_environment" "this" {
  name_prefix = "${var.name}-${var.use}-"
  type        = "MANAGED"

  compute_resources {
    type                = "SPOT"
    allocation_strategy = "SPOT_PRICE_CAPACITY_OPTIMIZED"
    instance_role       = aws_iam_instance_profile.this.arn
    instance_type       = var.instance_types
    min_vcpus           = 0
    max_vcpus           = var.max_vcpus
    subnets             = var.network.outward.subnet_ids
    security_group_ids  = [aws_security_group.this.id]

    launch_template {
      launch_template_id = aws_launch_template.this.id
      version            = aws_launch_template.this.latest_version
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_batch_job_queue" "this" {
  name     = "${var.name}-${var.use}"
  state    = "ENABLED"
  priority = 1

  compute_environment_order {
    order               = 1
    compute_environment = aws_batch_compute_environment.this.arn
  }
}

# A job whose spot instance is taken away starts again from its last checkpoint; its own errors end it.
resource "aws_batch_job_definition" "this" {
  name                  = "${var.name}-${var.use}"
  type                  = "container"
  platform_capabilities = ["EC2"]
  propagate_tags        = true

  retry_strategy {
    attempts = 3
    evaluate_on_exit {
      action           = "RETRY"
      on_status_reason = "Host EC2*"
    }
    evaluate_on_exit {
      action    = "EXIT"
      on_reason = "*"
    }
  }

  timeout {
    attempt_duration_seconds = var.hours * 3600
  }

  container_properties = jsonencode({
    image            = var.image
    command          = length(var.command) > 0 ? var.command : null
    jobRoleArn       = aws_iam_role.this["job"].arn
    executionRoleArn = aws_iam_role.this["execution"].arn
    environment      = [for key, value in var.environment : { name = key, value = value }]
    resourceRequirements = [
      for kind, amount in { VCPU = var.vcpus, MEMORY = var.memory, GPU = var.gpus } : { type = kind, value = tostring(amount) } if amount > 0
    ]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.this.name
        awslogs-region        = data.aws_region.current.region
        awslogs-stream-prefix = var.use
      }
    }
  })
}

resource "aws_cloudwatch_event_rule" "failed" {
  name        = "${var.name}-${var.use}-failed"
  description = "A job of ${var.use} failed for good; see docs/runbook.md#a-scheduled-run-failed"
  event_pattern = jsonencode({
    source      = ["aws.batch"]
    detail-type = ["Batch Job State Change"]
    detail      = { status = ["FAILED"], jobQueue = [aws_batch_job_queue.this.arn] }
  })
}

resource "aws_cloudwatch_event_target" "failed" {
  rule = aws_cloudwatch_event_rule.failed.name
  arn  = var.security.alarm_topic_arn
}
