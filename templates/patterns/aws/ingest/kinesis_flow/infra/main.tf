resource "aws_kinesis_stream" "this" {
  name             = "${var.name}-events"
  shard_count      = var.on_demand ? null : var.shards
  retention_period = var.retention_h
  encryption_type  = "KMS"
  kms_key_id       = var.security.kms_key_arn

  stream_mode_details {
    stream_mode = var.on_demand ? "ON_DEMAND" : "PROVISIONED"
  }

  lifecycle {
    ignore_changes = [shard_count] # a split under load is not undone by the next apply
  }
}

resource "aws_kinesis_stream_consumer" "this" {
  count      = var.fan_out ? 1 : 0
  name       = "${var.name}-reader"
  stream_arn = aws_kinesis_stream.this.arn
}

data "aws_iam_policy_document" "access" {
  statement {
    actions   = ["kinesis:DescribeStreamSummary", "kinesis:ListShards", "kinesis:GetShardIterator", "kinesis:GetRecords", "kinesis:PutRecord", "kinesis:PutRecords"]
    resources = [aws_kinesis_stream.this.arn]
  }
  dynamic "statement" {
    for_each = aws_kinesis_stream_consumer.this
    content {
      actions   = ["kinesis:SubscribeToShard", "kinesis:DescribeStreamConsumer"]
      resources = [statement.value.arn]
    }
  }
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.security.kms_key_arn]
  }
}

resource "aws_cloudwatch_metric_alarm" "behind" {
  alarm_name          = "${var.name}-events-behind"
  alarm_description   = "Readers are more than a minute behind the stream; see docs/runbook.md#a-scheduled-run-failed"
  namespace           = "AWS/Kinesis"
  metric_name         = "GetRecords.IteratorAgeMilliseconds"
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 5
  threshold           = 60000
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  dimensions          = { StreamName = aws_kinesis_stream.this.name }
  alarm_actions       = [var.security.alarm_topic_arn]
}

resource "aws_cloudwatch_metric_alarm" "refused" {
  alarm_name          = "${var.name}-events-refused"
  alarm_description   = "Events are refused: a key is hot or there are too few shards; see docs/runbook.md#something-set-aside-waits"
  namespace           = "AWS/Kinesis"
  metric_name         = "WriteProvisionedThroughputExceeded"
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 5
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  dimensions          = { StreamName = aws_kinesis_stream.this.name }
  alarm_actions       = [var.security.alarm_topic_arn]
}
