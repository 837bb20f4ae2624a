resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_338:kept for as many days as the design says, and no longer
  name              = "/flink/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.security.kms_key_arn
}

resource "aws_cloudwatch_log_stream" "this" {
  name           = "application"
  log_group_name = aws_cloudwatch_log_group.this.name
}

resource "aws_security_group" "this" {
  #checkov:skip=CKV2_AWS_5:attached to the application once its code is uploaded
  name_prefix = "${var.name}-flink-"
  description = "Stream processing: reached by nobody, reaches the VPC and its gateway endpoints"
  vpc_id      = var.network.vpc_id

  dynamic "egress" {
    for_each = { "Interface endpoints" = 443, "Kafka with IAM" = 9098, "Valkey" = 6379 }
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

resource "aws_kinesisanalyticsv2_application" "this" {
  count                  = var.code_key == null ? 0 : 1
  name                   = "${var.name}-features"
  runtime_environment    = "FLINK-1_20"
  service_execution_role = aws_iam_role.this.arn
  start_application      = true

  application_configuration {
    application_code_configuration {
      code_content_type = "ZIPFILE"
      code_content {
        s3_content_location {
          bucket_arn = var.lake.bucket_arn
          file_key   = var.code_key
        }
      }
    }

    application_snapshot_configuration {
      snapshots_enabled = true
    }

    environment_properties {
      property_group {
        property_group_id = "sources"
        property_map      = merge({ bucket = var.lake.bucket }, var.streams, var.tables, var.kafka == null ? {} : { kafka = var.kafka.cluster_arn })
      }
    }

    flink_application_configuration {
      checkpoint_configuration {
        configuration_type            = "CUSTOM"
        checkpointing_enabled         = true
        checkpoint_interval           = 60000
        min_pause_between_checkpoints = 5000
      }

      monitoring_configuration {
        configuration_type = "CUSTOM"
        log_level          = "WARN"
        metrics_level      = "TASK"
      }

      parallelism_configuration {
        configuration_type   = "CUSTOM"
        auto_scaling_enabled = true
        parallelism          = var.parallelism
        parallelism_per_kpu  = 1
      }
    }

    vpc_configuration {
      subnet_ids         = var.network.private_subnet_ids
      security_group_ids = [aws_security_group.this.id]
    }
  }

  cloudwatch_logging_options {
    log_stream_arn = aws_cloudwatch_log_stream.this.arn
  }
}

resource "aws_cloudwatch_metric_alarm" "down" {
  alarm_name          = "${var.name}-features-restarts"
  alarm_description   = "Stream processing restarts again and again; see docs/runbook.md#a-scheduled-run-failed"
  namespace           = "AWS/KinesisAnalytics"
  metric_name         = "numRestarts"
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 3
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  dimensions          = { Application = "${var.name}-features" }
  alarm_actions       = [var.security.alarm_topic_arn]
}
