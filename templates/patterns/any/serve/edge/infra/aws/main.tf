data "aws_caller_identity" "current" {}

module "releases" {
  source   = "../bucket"
  name     = var.name
  use      = "edge"
  security = var.security
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
