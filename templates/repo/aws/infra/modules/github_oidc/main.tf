# GitHub proves who it is with a short-lived token; there is no long-lived key anywhere.
resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "this" {
  for_each             = var.subjects
  name                 = "${var.name}-${each.key}"
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = aws_iam_openid_connect_provider.github.arn }
      Condition = {
        StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = "repo:${var.repository}:${each.value}"
        }
      }
    }]
  })
}

# What a plan compares: lists, descriptions and configurations, no data.
resource "aws_iam_role_policy_attachment" "plan_reads" {
  for_each   = toset(["job-function/ViewOnlyAccess", "SecurityAudit"])
  role       = aws_iam_role.this["plan"].name
  policy_arn = "arn:aws:iam::aws:policy/${each.value}"
}

locals {
  state_actions = {
    plan  = ["s3:GetObject"]
    apply = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
  }
}

data "aws_iam_policy_document" "state" {
  for_each = local.state_actions

  statement {
    actions   = ["s3:ListBucket"]
    resources = ["arn:aws:s3:::${var.state_bucket}"]
  }

  statement {
    actions   = each.value
    resources = ["arn:aws:s3:::${var.state_bucket}/*"]
  }
}

resource "aws_iam_role_policy" "state" {
  for_each = local.state_actions
  name     = "terraform-state"
  role     = aws_iam_role.this[each.key].id
  policy   = data.aws_iam_policy_document.state[each.key].json
}
