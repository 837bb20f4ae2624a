# Containers write JSON lines to their own groups; this one takes what an OpenTelemetry collector sends.
resource "aws_cloudwatch_log_group" "app" {
  name              = "/app/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.security.kms_key_arn
}

resource "aws_cloudwatch_log_data_protection_policy" "app" {
  log_group_name = aws_cloudwatch_log_group.app.name
  policy_document = jsonencode({
    Name    = "${var.name}-mask"
    Version = "2021-06-01"
    Statement = [
      {
        Sid            = "Audit"
        DataIdentifier = local.identifiers
        Operation      = { Audit = { FindingsDestination = {} } }
      },
      {
        Sid            = "Mask"
        DataIdentifier = local.identifiers
        Operation      = { Deidentify = { MaskConfig = {} } }
      }
    ]
  })
}

locals {
  identifiers = [
    for kind in ["EmailAddress", "CreditCardNumber", "AwsSecretKey"] : "arn:aws:dataprotection::aws:data-identifier/${kind}"
  ]
}

resource "aws_cloudwatch_query_definition" "slow" {
  name            = "${var.name}/slow-requests"
  log_group_names = [aws_cloudwatch_log_group.app.name]
  query_string    = "fields @timestamp, request_id, model_version, latency_ms | sort latency_ms desc | limit 50"
}
