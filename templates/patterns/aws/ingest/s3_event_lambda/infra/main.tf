# A delivery under incoming/ starts one run of the ingest job for it; the same delivery twice starts it once. A sweep
# takes in what started none.
module "job" {
  source             = "../container_job"
  name               = var.name
  job                = "ingest"
  image              = var.image
  command            = var.command
  schedule           = var.sweep
  cpu                = 512
  memory             = 2048
  environment        = merge({ MLSYSTEM_ARTIFACT_BUCKET = var.lake.bucket }, var.environment)
  network            = var.network
  security           = var.security
  log_retention_days = var.log_retention_days
  scratch_gb         = var.scratch_gb
  policy             = data.aws_iam_policy_document.job.json
}

resource "aws_iam_role_policy" "access" {
  for_each = var.access
  name     = each.key
  role     = module.job.task_role_name
  policy   = each.value
}

module "starter" {
  source             = "../function"
  name               = var.name
  function           = "ingest-starter"
  source_file        = "${path.module}/start_ingest.py"
  handler            = "start_ingest.handle"
  inside             = false
  network            = var.network
  security           = var.security
  log_retention_days = var.log_retention_days
  policy             = data.aws_iam_policy_document.starter.json
  environment = {
    CLUSTER         = module.job.cluster_arn
    TASK_DEFINITION = module.job.task_definition_arn
    SECURITY_GROUP  = module.job.security_group_id
    SUBNETS         = join(",", var.network.outward.subnet_ids)
    PUBLIC_ADDRESS  = var.network.outward.public_addresses ? "ENABLED" : "DISABLED"
  }
}

data "aws_s3_bucket" "lake" {
  bucket = var.lake.bucket
}

resource "aws_cloudwatch_event_rule" "delivered" {
  name        = "${var.name}-delivered"
  description = "A file was delivered under incoming/"
  event_pattern = jsonencode({
    source      = ["aws.s3"]
    detail-type = ["Object Created"]
    detail = {
      bucket = { name = [data.aws_s3_bucket.lake.id] }
      object = { key = [{ prefix = "incoming/" }] }
    }
  })
}

resource "aws_cloudwatch_event_target" "starter" {
  rule = aws_cloudwatch_event_rule.delivered.name
  arn  = module.starter.arn

  retry_policy {
    maximum_retry_attempts       = 20
    maximum_event_age_in_seconds = 21600
  }

  dead_letter_config {
    arn = module.starter.dead_letters_arn
  }
}

resource "aws_lambda_permission" "events" {
  action        = "lambda:InvokeFunction"
  function_name = module.starter.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.delivered.arn
}

resource "aws_sqs_queue_policy" "events" {
  queue_url = module.starter.dead_letters_url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = module.starter.dead_letters_arn
      Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.delivered.arn } }
    }]
  })
}
