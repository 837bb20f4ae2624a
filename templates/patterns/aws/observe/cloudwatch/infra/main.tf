data "aws_region" "current" {}

# Containers write JSON lines to groups of their own; a line of level error counts for one.
resource "aws_cloudwatch_log_metric_filter" "errors" {
  for_each       = var.log_groups
  name           = "${var.name}-errors-${each.key}"
  log_group_name = each.value
  pattern        = "{ $.level = \"error\" }"

  metric_transformation {
    namespace = var.name
    name      = "errors-${each.key}"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each            = var.log_groups
  alarm_name          = "${var.name}-log-errors-${each.key}"
  alarm_description   = "${each.key} logs errors; see docs/runbook.md#service-answers-with-errors"
  namespace           = var.name
  metric_name         = aws_cloudwatch_log_metric_filter.errors[each.key].metric_transformation[0].name
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 10
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.security.alarm_topic_arn]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = "${var.name}-errors"
  dashboard_body = jsonencode({
    widgets = [{
      type = "metric", width = 24, height = 6, x = 0, y = 0
      properties = {
        title   = "errors in the log"
        region  = data.aws_region.current.region
        stat    = "Sum"
        period  = 300
        metrics = [for block in sort(keys(var.log_groups)) : [var.name, "errors-${block}"]]
      }
    }]
  })
}
