data "aws_caller_identity" "current" {}
data "aws_region" "current" {}

locals {
  jobs = "arn:aws:bedrock:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:model-invocation-job/*"
}

# The service acts as this role while it reads requests and writes answers.
resource "aws_iam_role" "batch" {
  name_prefix = "${substr(var.name, 0, 28)}-batch-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "bedrock.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
}

resource "aws_iam_role_policy" "batch" {
  role = aws_iam_role.batch.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:ListBucket"], Resource = [var.lake.bucket_arn] },
      { Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = ["${var.lake.bucket_arn}/batch/*"] },
      { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = [var.security.kms_key_arn] }
    ]
  })
}

data "aws_iam_policy_document" "access" {
  statement {
    actions   = ["bedrock:CreateModelInvocationJob"]
    resources = [local.jobs, "arn:aws:bedrock:*::foundation-model/*", "arn:aws:bedrock:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:inference-profile/*"]
  }
  statement {
    actions   = ["bedrock:GetModelInvocationJob", "bedrock:StopModelInvocationJob"]
    resources = [local.jobs]
  }
  statement {
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.batch.arn]
  }
}

resource "aws_sqs_queue" "finished" {
  name                      = "${var.name}-batches-finished"
  kms_master_key_id         = var.security.kms_key_arn
  message_retention_seconds = 1209600
}

resource "aws_cloudwatch_event_rule" "finished" {
  name        = "${var.name}-batches-finished"
  description = "A batch of model calls ended"
  event_pattern = jsonencode({
    source      = ["aws.bedrock"]
    detail-type = ["Batch Inference Job State Change"]
    detail      = { status = ["Completed", "Failed", "PartiallyCompleted", "Expired"] }
  })
}

resource "aws_cloudwatch_event_target" "finished" {
  rule = aws_cloudwatch_event_rule.finished.name
  arn  = aws_sqs_queue.finished.arn
}

resource "aws_sqs_queue_policy" "finished" {
  queue_url = aws_sqs_queue.finished.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.finished.arn
      Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.finished.arn } }
    }]
  })
}
