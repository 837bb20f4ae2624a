data "aws_caller_identity" "current" {}

resource "aws_macie2_account" "this" {
  finding_publishing_frequency = "SIX_HOURS"
  status                       = "ENABLED"
}

resource "aws_macie2_classification_job" "this" {
  name_prefix         = "${var.name}-macie-"
  job_type            = "SCHEDULED"
  sampling_percentage = 25

  schedule_frequency {
    weekly_schedule = "MONDAY"
  }

  s3_job_definition {
    bucket_definitions {
      account_id = data.aws_caller_identity.current.account_id
      buckets    = [var.lake.bucket]
    }
  }

  depends_on = [aws_macie2_account.this]
}

resource "aws_cloudwatch_event_rule" "found" {
  name        = "${var.name}-macie-found"
  description = "Personal data where none was expected"
  event_pattern = jsonencode({
    source      = ["aws.macie"]
    detail-type = ["Macie Finding"]
    detail      = { severity = { description = ["Medium", "High"] } }
  })
}

resource "aws_cloudwatch_event_target" "found" {
  rule = aws_cloudwatch_event_rule.found.name
  arn  = var.security.alarm_topic_arn
}
