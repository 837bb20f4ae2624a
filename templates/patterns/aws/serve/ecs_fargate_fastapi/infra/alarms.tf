resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "${var.name}-5xx"
  alarm_description   = "Service answers with errors; see docs/runbook.md#service-answers-with-errors"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HTTPCode_Target_5XX_Count"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 2
  threshold           = 10
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  dimensions          = { LoadBalancer = aws_lb.this.arn_suffix }
  alarm_actions       = [var.alarm_topic_arn]
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  alarm_name          = "${var.name}-p95"
  alarm_description   = "Latency is above its target; see docs/runbook.md#latency-is-above-its-target"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "TargetResponseTime"
  extended_statistic  = "p95"
  period              = 300
  evaluation_periods  = 2
  threshold           = var.p95_ms / 1000
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  dimensions          = { LoadBalancer = aws_lb.this.arn_suffix }
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
