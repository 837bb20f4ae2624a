# Containers write JSON lines to groups of their own; what slips into a line is masked there.
resource "aws_cloudwatch_log_data_protection_policy" "this" {
  for_each       = var.log_groups
  log_group_name = each.value
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

resource "aws_cloudwatch_query_definition" "errors" {
  count           = length(var.log_groups) > 0 ? 1 : 0
  name            = "${var.name}/errors"
  log_group_names = values(var.log_groups)
  query_string    = "fields @timestamp, @logStream, logger, message | filter level = \"error\" | sort @timestamp desc | limit 50"
}
