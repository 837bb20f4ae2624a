resource "aws_sagemaker_feature_group" "this" {
  feature_group_name             = "${var.name}-features"
  record_identifier_feature_name = "entity"
  event_time_feature_name        = "at"
  role_arn                       = aws_iam_role.this.arn

  dynamic "feature_definition" {
    for_each = merge({ entity = "String", at = "String" }, var.features)
    content {
      feature_name = feature_definition.key
      feature_type = feature_definition.value
    }
  }

  online_store_config {
    enable_online_store = true
    security_config {
      kms_key_id = var.security.kms_key_arn
    }
  }

  offline_store_config {
    table_format = "Iceberg"
    s3_storage_config {
      s3_uri     = "s3://${var.lake.bucket}/feature-store/"
      kms_key_id = var.security.kms_key_arn
    }
  }
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["sagemaker.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "this" {
  name_prefix        = "${substr(var.name, 0, 30)}-fs-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "this" {
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:GetBucketAcl", "s3:ListBucket"], Resource = [var.lake.bucket_arn] },
      { Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = ["${var.lake.bucket_arn}/feature-store/*"] },
      { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = [var.security.kms_key_arn] }
    ]
  })
}

data "aws_iam_policy_document" "access" {
  statement {
    actions   = ["sagemaker:GetRecord", "sagemaker:BatchGetRecord", "sagemaker:PutRecord"]
    resources = [aws_sagemaker_feature_group.this.arn]
  }
}
