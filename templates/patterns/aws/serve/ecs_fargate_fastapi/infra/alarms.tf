module "alarms" {
  source          = "../service_alarms"
  name            = var.name
  alarm_topic_arn = var.alarm_topic_arn
  namespace       = "AWS/ApplicationELB"
  dimensions      = { LoadBalancer = aws_lb.this.arn_suffix }
  requests        = "RequestCount"
  failed          = "HTTPCode_Target_5XX_Count"
  unanswered      = "HTTPCode_ELB_5XX_Count"
  latency         = { metric = "TargetResponseTime", limit = var.p95_ms / 1000 }
  error_budget    = var.error_budget
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
