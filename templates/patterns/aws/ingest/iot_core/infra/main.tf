data "aws_caller_identity" "current" {}
data "aws_region" "current" {}

resource "aws_iot_thing" "this" {
  for_each = toset(var.things)
  name     = each.value
}

# A device writes under its own name only.
resource "aws_iot_policy" "device" {
  name = "${var.name}-device"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = ["iot:Connect"]
        Resource  = ["arn:aws:iot:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:client/$${iot:Connection.Thing.ThingName}"]
        Condition = { Bool = { "iot:Connection.Thing.IsAttached" = "true" } }
      },
      {
        Effect   = "Allow"
        Action   = ["iot:Publish"]
        Resource = ["arn:aws:iot:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:topic/telemetry/$${iot:Connection.Thing.ThingName}"]
      }
    ]
  })
}

resource "aws_kinesis_stream" "this" {
  name             = "${var.name}-telemetry"
  retention_period = 72
  encryption_type  = "KMS"
  kms_key_id       = var.security.kms_key_arn

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_cloudwatch_log_group" "failed" {
  #checkov:skip=CKV_AWS_338:kept for as many days as the design says, and no longer
  name              = "/iot/${var.name}/failed"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.security.kms_key_arn
}

resource "aws_iot_topic_rule" "this" {
  name        = replace("${var.name}_telemetry", "-", "_")
  enabled     = true
  sql         = "SELECT *, topic(2) AS entity, timestamp() AS received_at FROM 'telemetry/+'"
  sql_version = "2016-03-23"

  kinesis {
    role_arn      = aws_iam_role.this.arn
    stream_name   = aws_kinesis_stream.this.name
    partition_key = "$${topic(2)}"
  }

  error_action {
    cloudwatch_logs {
      log_group_name = aws_cloudwatch_log_group.failed.name
      role_arn       = aws_iam_role.this.arn
    }
  }
}

resource "aws_iam_role" "this" {
  name_prefix = "${substr(var.name, 0, 28)}-iot-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "iot.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "this" {
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["kinesis:PutRecord"], Resource = [aws_kinesis_stream.this.arn] },
      { Effect = "Allow", Action = ["kms:GenerateDataKey"], Resource = [var.security.kms_key_arn] },
      { Effect = "Allow", Action = ["logs:CreateLogStream", "logs:PutLogEvents"], Resource = ["${aws_cloudwatch_log_group.failed.arn}:*"] }
    ]
  })
}
