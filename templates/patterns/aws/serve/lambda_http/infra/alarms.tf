module "alarms" {
  source          = "../service_alarms"
  name            = var.name
  alarm_topic_arn = var.security.alarm_topic_arn
  namespace       = "AWS/ApiGateway"
  dimensions      = { ApiId = aws_apigatewayv2_api.this.id }
  requests        = "Count"
  failed          = "5xx"
  latency         = { metric = "Latency", limit = var.p95_ms }
  error_budget    = var.error_budget
}
