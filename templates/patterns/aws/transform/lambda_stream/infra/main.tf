module "counter" {
  source             = "../function"
  name               = var.name
  function           = "counter"
  source_file        = "${path.module}/count_events.py"
  handler            = "count_events.handle"
  environment        = { TABLE = var.table.name }
  network            = var.network
  security           = var.security
  log_retention_days = var.log_retention_days
  policy             = data.aws_iam_policy_document.counter.json
}

resource "aws_sqs_queue" "refused" {
  name                      = "${var.name}-events-refused"
  kms_master_key_id         = var.security.kms_key_arn
  message_retention_seconds = 1209600
}

# A batch with one bad event is halved until only that event is left; it goes to the queue, the rest goes on.
resource "aws_lambda_event_source_mapping" "this" {
  event_source_arn                   = var.stream_arn
  function_name                      = module.counter.arn
  starting_position                  = "LATEST"
  batch_size                         = 200
  maximum_batching_window_in_seconds = 1
  maximum_retry_attempts             = 5
  bisect_batch_on_function_error     = true
  parallelization_factor             = 2

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.refused.arn
    }
  }
}

data "aws_iam_policy_document" "counter" {
  statement {
    actions   = ["kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:ListShards", "kinesis:GetShardIterator", "kinesis:GetRecords"]
    resources = [var.stream_arn]
  }
  statement {
    actions   = ["dynamodb:UpdateItem"]
    resources = [var.table.arn]
  }
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.refused.arn]
  }
}
