data "aws_region" "current" {}

# Containers write JSON lines to groups of their own: errors are counted there, and what a service asks a person to look at.
locals {
  signals = {
    errors = { pattern = "{ $.level = \"error\" }", threshold = 10, told = "logs errors; see docs/runbook.md#service-answers-with-errors" }
    pages  = { pattern = "{ $.page IS TRUE }", threshold = 0, told = "asks for a person; see docs/runbook.md#somebody-must-look" }
  }
  watched = { for pair in setproduct(keys(local.signals), keys(var.log_groups)) : join("-", pair) => {
    block = pair[1]
    group = var.log_groups[pair[1]]
    said  = local.signals[pair[0]]
  } }
}

resource "aws_cloudwatch_log_metric_filter" "this" {
  for_each       = local.watched
  name           = "${var.name}-${each.key}"
  log_group_name = each.value.group
  pattern        = each.value.said.pattern

  metric_transformation {
    namespace = var.name
    name      = each.key
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each            = local.watched
  alarm_name          = "${var.name}-log-${each.key}"
  alarm_description   = "${each.value.block} ${each.value.said.told}"
  namespace           = var.name
  metric_name         = aws_cloudwatch_log_metric_filter.this[each.key].metric_transformation[0].name
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = each.value.said.threshold
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
