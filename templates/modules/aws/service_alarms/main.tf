locals {
  # How fast the month's error budget may burn before somebody is told: × the budget, over hours.
  burns      = { page = { times = 14.4, hours = 1 }, ticket = { times = 6, hours = 6 } }
  counts     = merge({ requests = var.requests, failed = var.failed }, var.unanswered == null ? {} : { unanswered = var.unanswered })
  unanswered = var.unanswered == null ? "" : " + FILL(unanswered, 0)"
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each            = local.burns
  alarm_name          = "${var.name}-errors-${each.key}"
  alarm_description   = "${title(each.key)}: the error budget burns ${each.value.times} times too fast; see docs/runbook.md#service-answers-with-errors"
  evaluation_periods  = 1
  threshold           = each.value.times * var.error_budget
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arn]

  metric_query {
    id          = "share"
    expression  = "(FILL(failed, 0)${local.unanswered}) / (FILL(requests, 0)${local.unanswered})"
    label       = "share of requests that fail"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = local.counts
    content {
      id = metric_query.key
      metric {
        namespace   = var.namespace
        metric_name = metric_query.value
        stat        = "Sum"
        period      = each.value.hours * 3600
        dimensions  = var.dimensions
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  alarm_name          = "${var.name}-p95"
  alarm_description   = "Latency is above its target; see docs/runbook.md#latency-is-above-its-target"
  namespace           = var.namespace
  metric_name         = var.latency.metric
  extended_statistic  = "p95"
  period              = 60
  evaluation_periods  = 5
  threshold           = var.latency.limit
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  dimensions          = var.dimensions
  alarm_actions       = [var.alarm_topic_arn]
}
