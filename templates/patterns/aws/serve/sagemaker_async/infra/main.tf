module "model" {
  source            = "../sagemaker_model"
  name              = var.name
  use               = "async"
  model_package_arn = var.model_package_arn
  network           = var.network
  security          = var.security
  lake              = var.lake
}

resource "aws_sns_topic" "done" {
  name              = "${var.name}-async-done"
  kms_master_key_id = var.security.kms_key_arn
}

resource "aws_sagemaker_endpoint_configuration" "this" {
  count       = var.model_package_arn == null ? 0 : 1
  name_prefix = "${substr(var.name, 0, 30)}-"
  kms_key_arn = var.security.kms_key_arn

  production_variants {
    variant_name           = "queue"
    model_name             = module.model.name
    instance_type          = var.instance_type
    initial_instance_count = 1
  }

  async_inference_config {
    client_config {
      max_concurrent_invocations_per_instance = 4
    }
    output_config {
      s3_output_path  = "s3://${var.lake.bucket}/async/output/"
      s3_failure_path = "s3://${var.lake.bucket}/async/failed/"
      kms_key_id      = var.security.kms_key_arn

      notification_config {
        success_topic = aws_sns_topic.done.arn
        error_topic   = var.security.alarm_topic_arn
      }
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sagemaker_endpoint" "this" {
  count                = var.model_package_arn == null ? 0 : 1
  name                 = "${trimsuffix(substr(var.name, 0, 50), "-")}-queue"
  endpoint_config_name = aws_sagemaker_endpoint_configuration.this[0].name
}

# Without a minimum an empty queue costs nothing: the first waiting request brings the first instance.
resource "aws_appautoscaling_target" "this" {
  count              = var.model_package_arn == null ? 0 : 1
  service_namespace  = "sagemaker"
  scalable_dimension = "sagemaker:variant:DesiredInstanceCount"
  resource_id        = "endpoint/${aws_sagemaker_endpoint.this[0].name}/variant/queue"
  min_capacity       = var.min_tasks
  max_capacity       = var.max_tasks
}

resource "aws_appautoscaling_policy" "backlog" {
  count              = var.model_package_arn == null ? 0 : 1
  name               = "${var.name}-backlog"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.this[0].service_namespace
  scalable_dimension = aws_appautoscaling_target.this[0].scalable_dimension
  resource_id        = aws_appautoscaling_target.this[0].resource_id

  target_tracking_scaling_policy_configuration {
    target_value = 5
    customized_metric_specification {
      namespace   = "AWS/SageMaker"
      metric_name = "ApproximateBacklogSizePerInstance"
      statistic   = "Average"
      dimensions {
        name  = "EndpointName"
        value = aws_sagemaker_endpoint.this[0].name
      }
    }
  }
}

data "aws_caller_identity" "current" {}
data "aws_region" "current" {}

# Callers put a request into the bucket, name it to the endpoint and take the answer from where it was put.
data "aws_iam_policy_document" "access" {
  statement {
    actions   = ["sagemaker:InvokeEndpointAsync"]
    resources = ["arn:aws:sagemaker:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:endpoint/${substr(var.name, 0, 50)}-queue"]
  }
  statement {
    actions   = ["s3:PutObject"]
    resources = ["${var.lake.bucket_arn}/reads/*"]
  }
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${var.lake.bucket_arn}/async/output/*"]
  }
}
