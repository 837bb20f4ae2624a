data "aws_caller_identity" "current" {}
data "aws_region" "current" {}

module "artifacts" {
  source   = "../bucket"
  name     = var.name
  use      = "models"
  security = var.security
}

resource "aws_iot_thing" "this" {
  for_each = toset(var.things)
  name     = each.value
}

resource "aws_iot_policy" "device" {
  name = "${var.name}-edge"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["iot:Connect"]
        Resource = ["arn:aws:iot:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:client/$${iot:Connection.Thing.ThingName}*"]
      },
      {
        Effect   = "Allow"
        Action   = ["iot:Publish", "iot:Receive"]
        Resource = ["arn:aws:iot:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:topic/$aws/things/$${iot:Connection.Thing.ThingName}*"]
      },
      {
        Effect   = "Allow"
        Action   = ["iot:Subscribe"]
        Resource = ["arn:aws:iot:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:topicfilter/$aws/things/$${iot:Connection.Thing.ThingName}*"]
      },
      {
        Effect   = "Allow"
        Action   = ["iot:AssumeRoleWithCertificate"]
        Resource = [aws_iot_role_alias.device.arn]
      }
    ]
  })
}

resource "aws_iot_role_alias" "device" {
  alias    = "${var.name}-edge"
  role_arn = aws_iam_role.device.arn
}

# What a device may do with its short-lived credentials: take models, hand in logs.
resource "aws_iam_role" "device" {
  name_prefix = "${substr(var.name, 0, 28)}-edge-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "credentials.iot.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "device" {
  role = aws_iam_role.device.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:GetObject"], Resource = ["${module.artifacts.bucket_arn}/*"] },
      { Effect = "Allow", Action = ["kms:Decrypt"], Resource = [var.security.kms_key_arn] },
      { Effect = "Allow", Action = ["logs:CreateLogStream", "logs:PutLogEvents"], Resource = ["${aws_cloudwatch_log_group.devices.arn}:*"] }
    ]
  })
}

resource "aws_cloudwatch_log_group" "devices" {
  #checkov:skip=CKV_AWS_338:kept for as many days as the design says, and no longer
  name              = "/edge/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.security.kms_key_arn
}

# A device runs nothing that this key has not signed.
resource "aws_kms_key" "signing" {
  #checkov:skip=CKV_AWS_7:asymmetric keys cannot be rotated by the service; a new key is a new release of the devices
  description              = "Signs models of ${var.name}"
  key_usage                = "SIGN_VERIFY"
  customer_master_key_spec = "ECC_NIST_EDWARDS25519"
  deletion_window_in_days  = 30
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

data "aws_iam_policy_document" "access" {
  statement {
    actions   = ["kms:Sign", "kms:GetPublicKey"]
    resources = [aws_kms_key.signing.arn]
  }
}
