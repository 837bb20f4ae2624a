# Feast keeps one table per feature view; this one is made here so that it is encrypted, backed up and protected.
resource "aws_dynamodb_table" "features" {
  name                        = "${var.name}.features"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "entity_id"
  deletion_protection_enabled = var.protect

  attribute {
    name = "entity_id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.security.kms_key_arn
  }
}

module "server" {
  source             = "../container_service"
  name               = var.name
  service            = "feast"
  image              = var.feature_image
  port               = 6566
  health_path        = "/health"
  command            = ["feast", "serve", "--host", "0.0.0.0", "--port", "6566"]
  tasks              = 2
  network            = var.network
  security           = var.security
  certificate_arn    = var.certificate_arn
  log_retention_days = var.log_retention_days
  protect            = var.protect
  environment        = { FEAST_REGISTRY = "s3://${var.lake.bucket}/feast/registry.db" }
  policy             = data.aws_iam_policy_document.server.json
}

data "aws_iam_policy_document" "server" {
  statement {
    actions   = ["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:GetItem", "dynamodb:DescribeTable"]
    resources = [aws_dynamodb_table.features.arn]
  }
  statement {
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${var.lake.bucket_arn}/feast/*"]
  }
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.security.kms_key_arn]
  }
}
