data "archive_file" "this" {
  type        = "zip"
  source_file = var.source_file
  output_path = "${path.root}/.terraform/${var.name}-${var.function}.zip"
}

resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_338:kept for as many days as the design says, and no longer
  name              = "/aws/lambda/${var.name}-${var.function}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.security.kms_key_arn
}

resource "aws_sqs_queue" "dead" {
  name                      = "${var.name}-${var.function}-dead"
  kms_master_key_id         = var.security.kms_key_arn
  message_retention_seconds = 1209600
}

resource "aws_security_group" "this" {
  #checkov:skip=CKV2_AWS_5:attached to the function below; the scanner does not follow a dynamic block
  count       = var.inside ? 1 : 0
  name_prefix = "${var.name}-${var.function}-"
  description = "The function ${var.function}: reached by nobody, reaches endpoints only"
  vpc_id      = var.network.vpc_id

  egress {
    description = "Interface endpoints in the VPC"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
  }

  egress {
    description     = "S3 and DynamoDB through their gateway endpoints"
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    prefix_list_ids = var.network.endpoint_prefix_list_ids
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lambda_function" "this" {
  #checkov:skip=CKV_AWS_272:the code is one reviewed file of this repository, hashed in the state
  #checkov:skip=CKV_AWS_117:inside the network, unless it only calls AWS's own control plane
  function_name                  = "${var.name}-${var.function}"
  role                           = aws_iam_role.this.arn
  runtime                        = "python3.13"
  architectures                  = ["arm64"]
  handler                        = var.handler
  filename                       = data.archive_file.this.output_path
  source_code_hash               = data.archive_file.this.output_base64sha256
  timeout                        = var.timeout_s
  memory_size                    = 256
  reserved_concurrent_executions = var.concurrency
  kms_key_arn                    = var.security.kms_key_arn

  environment {
    variables = var.environment
  }

  dead_letter_config {
    target_arn = aws_sqs_queue.dead.arn
  }

  tracing_config {
    mode = "Active"
  }

  dynamic "vpc_config" {
    for_each = aws_security_group.this
    content {
      subnet_ids         = var.network.private_subnet_ids
      security_group_ids = [vpc_config.value.id]
    }
  }

  depends_on = [aws_cloudwatch_log_group.this]
}

resource "aws_cloudwatch_metric_alarm" "dead" {
  alarm_name          = "${var.name}-${var.function}-dead"
  alarm_description   = "Events could not be handled; see docs/runbook.md#something-set-aside-waits"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  dimensions          = { QueueName = aws_sqs_queue.dead.name }
  alarm_actions       = [var.security.alarm_topic_arn]
}
