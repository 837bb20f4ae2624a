# The cluster's own tokens are traded for short-lived credentials: no key of this account is kept in the cluster.
resource "aws_iam_openid_connect_provider" "cluster" {
  url            = var.issuer
  client_id_list = ["sts.amazonaws.com"]
}

locals {
  issuer = trimprefix(var.issuer, "https://")
}

resource "aws_iam_role" "this" {
  name                 = "${trimsuffix(substr(var.name, 0, 50), "-")}-cluster"
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = aws_iam_openid_connect_provider.cluster.arn }
      Condition = {
        StringEquals = { "${local.issuer}:aud" = "sts.amazonaws.com" }
        StringLike   = { "${local.issuer}:sub" = "system:serviceaccount:${var.name}:*" }
      }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:ListBucket"], Resource = [var.lake.bucket_arn] },
      { Effect = "Allow", Action = ["s3:GetObject"], Resource = ["${var.lake.bucket_arn}/*"] },
      { Effect = "Allow", Action = ["s3:PutObject"], Resource = [for folder in ["incoming", "landing", "registry", "published", "predictions", "quarantine", "looks"] : "${var.lake.bucket_arn}/${folder}/*"] },
      { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = [var.security.kms_key_arn] }
    ]
  })
}

resource "aws_iam_role_policy" "access" {
  for_each = var.access
  name     = each.key
  role     = aws_iam_role.this.id
  policy   = each.value
}
