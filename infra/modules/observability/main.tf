resource "aws_sns_topic" "alarms" {
  name              = "${var.prefix}-alarms"
  kms_master_key_id = var.kms_arn
}

resource "aws_sns_topic_subscription" "email" {
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

locals {
  # Counted from the structured logs: {"event": "<pattern>", "level": …}.
  counted = {
    errors         = "{ $.level = \"error\" }"
    discarded_jobs = "{ $.event = \"job.discarded\" }"
    lost_leases    = "{ $.event = \"lease.lost\" }"
    failed_checks  = "{ $.event = \"check.failed\" }"
    dead_webhooks  = "{ $.event = \"webhook.exhausted\" }"
  }
  queries = {
    slow-requests = "filter event = 'request.served' and ms > 1000 | stats count() by route, status | sort count() desc"
    runs          = "filter event = 'agent.completed' | stats avg(latency_ms), max(latency_ms), count() by agent"
    model-spend   = "filter event = 'agent.completed' and tokens_total > 0 | stats sum(cost_usd), sum(tokens_total) by provider, model, agent"
    one-request   = "filter request_id = 'ID' or trace_id = 'ID' | sort @timestamp asc"
    queue-delay   = "filter event = 'job.started' and attempt = 1 | stats pct(waited_ms, 50), pct(waited_ms, 99) by bin(5m)"
    refused       = "filter event = 'policy.blocked' | stats count() by rule_id"
  }
}

resource "aws_cloudwatch_log_metric_filter" "counted" {
  for_each       = local.counted
  name           = "${var.prefix}-${each.key}"
  log_group_name = var.log_group
  pattern        = each.value

  metric_transformation {
    name          = each.key
    namespace     = "Amp/${var.prefix}"
    value         = "1"
    default_value = "0"
  }
}

resource "aws_cloudwatch_metric_alarm" "counted" {
  for_each            = local.counted
  alarm_name          = "${var.prefix}-${each.key}"
  alarm_description   = "See docs/operations.md, section ${each.key}."
  namespace           = "Amp/${var.prefix}"
  metric_name         = each.key
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = each.key == "errors" ? 5 : 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "database_cpu" {
  alarm_name          = "${var.prefix}-database-cpu"
  alarm_description   = "Database CPU above 80 % for 15 minutes."
  namespace           = "AWS/RDS"
  metric_name         = "CPUUtilization"
  dimensions          = { DBInstanceIdentifier = var.database_id }
  statistic           = "Average"
  period              = 300
  evaluation_periods  = 3
  threshold           = 80
  comparison_operator = "GreaterThanThreshold"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "pinned" {
  count               = var.proxy_name == null ? 0 : 1
  alarm_name          = "${var.prefix}-proxy-pinned"
  alarm_description   = "Sessions pinned to one connection: something uses LISTEN, SET or prepared statements through the proxy."
  namespace           = "AWS/RDS"
  metric_name         = "DatabaseConnectionsCurrentlySessionPinned"
  dimensions          = { ProxyName = var.proxy_name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 3
  threshold           = 10
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_query_definition" "saved" {
  for_each        = local.queries
  name            = "${var.prefix}/${each.key}"
  log_group_names = [var.log_group]
  query_string    = "fields @timestamp, event, request_id, project_id | ${each.value}"
}

resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = var.prefix

  dashboard_body = jsonencode({
    widgets = [
      for index, graph in [
        { title = "Counted from logs", metrics = [for name in keys(local.counted) : ["Amp/${var.prefix}", name]] },
        { title = "Database", metrics = [
          ["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", var.database_id],
          ["AWS/RDS", "DatabaseConnections", "DBInstanceIdentifier", var.database_id],
        ] },
        { title = "Tasks", metrics = [
          ["AWS/ECS", "CPUUtilization", "ClusterName", var.cluster_name, "ServiceName", "web"],
          ["AWS/ECS", "CPUUtilization", "ClusterName", var.cluster_name, "ServiceName", "worker"],
        ] },
        { title = "Wake-up queue", metrics = [
          ["AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", var.wake_up_queue_name],
        ] },
      ] :
      {
        type       = "metric"
        x          = (index % 2) * 12
        y          = floor(index / 2) * 6
        width      = 12
        height     = 6
        properties = { title = graph.title, region = var.region, metrics = graph.metrics, period = 300, stat = "Average" }
      }
    ]
  })
}

resource "aws_budgets_budget" "monthly" {
  name         = "${var.prefix}-monthly"
  budget_type  = "COST"
  limit_amount = tostring(var.monthly_budget_usd)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  dynamic "notification" {
    for_each = [50, 80, 100]

    content {
      comparison_operator        = "GREATER_THAN"
      threshold                  = notification.value
      threshold_type             = "PERCENTAGE"
      notification_type          = "ACTUAL"
      subscriber_email_addresses = [var.alarm_email]
    }
  }
}
