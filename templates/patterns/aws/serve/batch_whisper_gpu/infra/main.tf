resource "aws_sqs_queue" "dead" {
  name                      = "${var.name}-calls-dead"
  kms_master_key_id         = var.security.kms_key_arn
  message_retention_seconds = 1209600
}

# A recording that fails three times is set aside, not tried for ever.
resource "aws_sqs_queue" "calls" {
  name                       = "${var.name}-calls"
  kms_master_key_id          = var.security.kms_key_arn
  visibility_timeout_seconds = 3600
  message_retention_seconds  = 345600
  redrive_policy             = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 3 })
}

module "queue" {
  source             = "../batch_queue"
  name               = var.name
  use                = "speech"
  image              = var.speech_image
  command            = ["python", "-m", "pipelines.job", var.step]
  instance_types     = ["g6.xlarge", "g5.xlarge"]
  max_vcpus          = 32
  memory             = 14000
  gpus               = 1
  environment        = { MLSYSTEM_ARTIFACT_BUCKET = var.lake.bucket, CALLS_QUEUE = aws_sqs_queue.calls.url }
  network            = var.network
  security           = var.security
  log_retention_days = var.log_retention_days
  policy             = data.aws_iam_policy_document.job.json
}

data "aws_iam_policy_document" "job" {
  statement {
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"]
    resources = [aws_sqs_queue.calls.arn]
  }
  statement {
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${var.lake.bucket_arn}/*"]
  }
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.security.kms_key_arn]
  }
}
