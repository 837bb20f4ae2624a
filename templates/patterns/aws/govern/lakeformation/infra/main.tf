data "aws_caller_identity" "current" {}

# Keys, secrets and a limit of their own: whoever may grant access to data is not who runs the system.
resource "aws_kms_key" "catalogue" {
  description             = "Catalogue and grants of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "AccountAdministers"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_secretsmanager_secret" "connection" {
  #checkov:skip=CKV2_AWS_57:the value belongs to the query tool, whose owner changes it
  name_prefix = "${var.name}-query-"
  description = "Connection of the query tool"
  kms_key_id  = aws_kms_key.catalogue.arn
}

resource "aws_lakeformation_lf_tag" "class" {
  key    = "${var.name}-class"
  values = var.data_classes
}

resource "aws_lakeformation_permissions" "analysts" {
  for_each    = toset(var.analysts)
  principal   = each.value
  permissions = ["SELECT", "DESCRIBE"]

  lf_tag_policy {
    resource_type = "TABLE"
    expression {
      key    = aws_lakeformation_lf_tag.class.key
      values = slice(var.data_classes, 0, length(var.data_classes) - 1)
    }
  }
}

resource "aws_budgets_budget" "queries" {
  name         = "${var.name}-queries"
  budget_type  = "COST"
  limit_amount = "100"
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  cost_filter {
    name   = "Service"
    values = ["Amazon Athena"]
  }

  notification {
    comparison_operator       = "GREATER_THAN"
    threshold                 = 80
    threshold_type            = "PERCENTAGE"
    notification_type         = "ACTUAL"
    subscriber_sns_topic_arns = [var.security.alarm_topic_arn]
  }
}
