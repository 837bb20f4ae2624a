# What the broker takes is kept as files under incoming/, a line a message, for the ingest step.
resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_338:kept for as many days as the design says, and no longer
  name              = "/firehose/${var.name}-landing"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.security.kms_key_arn
}

resource "aws_cloudwatch_log_stream" "this" {
  name           = "delivery"
  log_group_name = aws_cloudwatch_log_group.this.name
}

#checkov:skip=CKV_AWS_240:what it reads is a stream, encrypted with our key
resource "aws_kinesis_firehose_delivery_stream" "this" {
  name        = "${var.name}-landing"
  destination = "extended_s3"

  kinesis_source_configuration {
    kinesis_stream_arn = var.stream_arn
    role_arn           = aws_iam_role.this.arn
  }

  extended_s3_configuration {
    role_arn            = aws_iam_role.this.arn
    bucket_arn          = var.lake.bucket_arn
    kms_key_arn         = var.security.kms_key_arn
    buffering_size      = 128
    buffering_interval  = 900
    prefix              = "incoming/${var.table}-"
    error_output_prefix = "incoming-failed/!{firehose:error-output-type}/day=!{timestamp:yyyy-MM-dd}/"
    file_extension      = ".jsonl"

    processing_configuration {
      enabled = true
      processors {
        type = "AppendDelimiterToRecord"
        parameters {
          parameter_name  = "Delimiter"
          parameter_value = "\\n"
        }
      }
    }

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_group.this.name
      log_stream_name = aws_cloudwatch_log_stream.this.name
    }
  }

  depends_on = [aws_iam_role_policy.this]
}

resource "aws_iam_role" "this" {
  name_prefix = "${substr(var.name, 0, 28)}-land-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "firehose.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "this" {
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["kinesis:DescribeStream", "kinesis:GetShardIterator", "kinesis:GetRecords", "kinesis:ListShards"], Resource = [var.stream_arn] },
      { Effect = "Allow", Action = ["s3:ListBucket", "s3:GetBucketLocation"], Resource = [var.lake.bucket_arn] },
      { Effect = "Allow", Action = ["s3:PutObject", "s3:AbortMultipartUpload"], Resource = ["${var.lake.bucket_arn}/incoming*"] },
      { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = [var.security.kms_key_arn] },
      { Effect = "Allow", Action = ["logs:PutLogEvents"], Resource = ["${aws_cloudwatch_log_group.this.arn}:*"] }
    ]
  })
}

resource "aws_cloudwatch_metric_alarm" "late" {
  alarm_name          = "${var.name}-landing-late"
  alarm_description   = "What the broker takes reaches the bucket more than an hour late; see docs/runbook.md#a-scheduled-run-failed"
  namespace           = "AWS/Firehose"
  metric_name         = "DeliveryToS3.DataFreshness"
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 3
  threshold           = 3600
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  dimensions          = { DeliveryStreamName = aws_kinesis_firehose_delivery_stream.this.name }
  alarm_actions       = [var.security.alarm_topic_arn]
}
