locals {
  balancer = { LoadBalancer = aws_lb.this.arn_suffix }
  # How fast the month's error budget may burn before somebody is told: × the budget, over hours.
  burns = { page = { times = 14.4, hours = 1 }, ticket = { times = 6, hours = 6 } }
  counts = {
    requests    = "RequestCount"
    failed      = "HTTPCode_Target_5XX_Count"
    unreachable = "HTTPCode_ELB_5XX_Count"
  }
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
    expression  = "(FILL(failed, 0) + FILL(unreachable, 0)) / (FILL(requests, 0) + FILL(unreachable, 0))"
    label       = "share of requests that fail"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = local.counts
    content {
      id = metric_query.key
      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = metric_query.value
        stat        = "Sum"
        period      = each.value.hours * 3600
        dimensions  = local.balancer
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  alarm_name          = "${var.name}-p95"
  alarm_description   = "Latency is above its target; see docs/runbook.md#latency-is-above-its-target"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "TargetResponseTime"
  extended_statistic  = "p95"
  period              = 60
  evaluation_periods  = 5
  threshold           = var.p95_ms / 1000
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  dimensions          = local.balancer
  alarm_actions       = [var.alarm_topic_arn]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = "${var.name}-serve"
  dashboard_body = jsonencode({
    widgets = [for index, metric in ["RequestCount", "TargetResponseTime", "HTTPCode_Target_5XX_Count"] : {
      type = "metric", width = 8, height = 6, x = index * 8, y = 0
      properties = {
        title   = metric
        region  = data.aws_region.current.region
        stat    = metric == "TargetResponseTime" ? "p95" : "Sum"
        period  = 300
        metrics = [["AWS/ApplicationELB", metric, "LoadBalancer", aws_lb.this.arn_suffix]]
      }
    }]
  })
}
