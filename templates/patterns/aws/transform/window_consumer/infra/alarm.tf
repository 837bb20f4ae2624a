# The worker says in its log how far the stream is behind; silence is an alarm, too.
resource "aws_cloudwatch_log_metric_filter" "age" {
  name           = "${var.name}-feature-age"
  log_group_name = aws_cloudwatch_log_group.this.name
  pattern        = "{ $.feature_age_s = * }"

  metric_transformation {
    name      = "FeatureAge"
    namespace = var.name
    value     = "$.feature_age_s"
    unit      = "Seconds"
  }
}

resource "aws_cloudwatch_metric_alarm" "age" {
  alarm_name          = "${var.name}-feature-age"
  alarm_description   = "Features are older than they may be; see docs/fresh.md"
  namespace           = var.name
  metric_name         = "FeatureAge"
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 3
  threshold           = var.max_age_s
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = [var.security.alarm_topic_arn]
}
