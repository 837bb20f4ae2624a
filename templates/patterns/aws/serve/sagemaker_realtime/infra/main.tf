module "model" {
  source            = "../sagemaker_model"
  name              = var.name
  use               = "realtime"
  model_package_arn = var.model_package_arn
  network           = var.network
  security          = var.security
  lake              = var.lake
}

# A configuration cannot be changed in place: each gets its own name and the old one goes last.
resource "aws_sagemaker_endpoint_configuration" "this" {
  count       = var.model_package_arn == null ? 0 : 1
  name_prefix = "${substr(var.name, 0, 30)}-"
  kms_key_arn = var.security.kms_key_arn

  production_variants {
    variant_name           = "live"
    model_name             = module.model.name
    instance_type          = var.instance_type
    initial_instance_count = var.min_tasks
  }

  data_capture_config {
    enable_capture              = true
    initial_sampling_percentage = 20
    destination_s3_uri          = "s3://${var.lake.bucket}/capture/"
    kms_key_id                  = var.security.kms_key_arn

    capture_options {
      capture_mode = "Input"
    }
    capture_options {
      capture_mode = "Output"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sagemaker_endpoint" "this" {
  count                = var.model_package_arn == null ? 0 : 1
  name                 = "${trimsuffix(substr(var.name, 0, 50), "-")}-live"
  endpoint_config_name = aws_sagemaker_endpoint_configuration.this[0].name

  deployment_config {
    blue_green_update_policy {
      termination_wait_in_seconds = 300
      traffic_routing_configuration {
        type                     = "CANARY"
        wait_interval_in_seconds = 300
        canary_size {
          type  = "CAPACITY_PERCENT"
          value = 50
        }
      }
    }
    auto_rollback_configuration {
      alarms {
        alarm_name = "${var.name}-live-5xx"
      }
    }
  }
}

resource "aws_appautoscaling_target" "this" {
  count              = var.model_package_arn == null ? 0 : 1
  service_namespace  = "sagemaker"
  scalable_dimension = "sagemaker:variant:DesiredInstanceCount"
  resource_id        = "endpoint/${aws_sagemaker_endpoint.this[0].name}/variant/live"
  min_capacity       = var.min_tasks
  max_capacity       = var.max_tasks
}

resource "aws_appautoscaling_policy" "load" {
  count              = var.model_package_arn == null ? 0 : 1
  name               = "${var.name}-load"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.this[0].service_namespace
  scalable_dimension = aws_appautoscaling_target.this[0].scalable_dimension
  resource_id        = aws_appautoscaling_target.this[0].resource_id

  target_tracking_scaling_policy_configuration {
    target_value = 1000
    predefined_metric_specification {
      predefined_metric_type = "SageMakerVariantInvocationsPerInstance"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "${var.name}-live-5xx"
  alarm_description   = "The endpoint answers with errors; a deployment under way is taken back; see docs/runbook.md#service-answers-with-errors"
  namespace           = "AWS/SageMaker"
  metric_name         = "Invocation5XXErrors"
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 2
  threshold           = 5
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  dimensions          = { EndpointName = "${substr(var.name, 0, 50)}-live", VariantName = "live" }
  alarm_actions       = [var.security.alarm_topic_arn]
}
