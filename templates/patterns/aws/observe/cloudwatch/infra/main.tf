data "aws_region" "current" {}

resource "aws_cloudwatch_log_group" "predictions" {
  name              = "/app/${var.name}/predictions"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.security.kms_key_arn
}

# JSON lines of the application become numbers; a line without the field counts for nothing.
resource "aws_cloudwatch_log_metric_filter" "this" {
  for_each       = local.metrics
  name           = "${var.name}-${each.key}"
  log_group_name = aws_cloudwatch_log_group.predictions.name
  pattern        = each.value.pattern

  metric_transformation {
    namespace = var.name
    name      = each.key
    value     = each.value.value
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each            = { for name, metric in local.metrics : name => metric if metric.threshold != null }
  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "${each.key} is above ${each.value.threshold}; see docs/runbook.md"
  namespace           = var.name
  metric_name         = each.key
  statistic           = each.value.statistic
  period              = 300
  evaluation_periods  = 3
  threshold           = each.value.threshold
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.security.alarm_topic_arn]
}

locals {
  metrics = {
    latency_ms  = { pattern = "{ $.latency_ms = * }", value = "$.latency_ms", statistic = "Average", threshold = null }
    fallbacks   = { pattern = "{ $.fallback IS TRUE }", value = "1", statistic = "Sum", threshold = 50 }
    log_errors  = { pattern = "{ $.level = \"error\" }", value = "1", statistic = "Sum", threshold = 10 }
    predictions = { pattern = "{ $.prediction = * }", value = "1", statistic = "Sum", threshold = null }
  }
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = "${var.name}-model"
  dashboard_body = jsonencode({
    widgets = [for index, name in sort(keys(local.metrics)) : {
      type = "metric", width = 6, height = 6, x = index * 6, y = 0
      properties = {
        title   = name
        region  = data.aws_region.current.region
        stat    = local.metrics[name].statistic
        period  = 300
        metrics = [[var.name, name]]
      }
    }]
  })
}
