module "store" {
  source   = "../valkey"
  name     = var.name
  use      = "feast"
  network  = var.network
  security = var.security
  protect  = var.protect
  shards   = var.shards
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
  environment        = { FEAST_REDIS = "${module.store.endpoint}:6379,ssl=true", FEAST_REGISTRY = "s3://${var.lake.bucket}/feast/registry.db" }
  policy             = data.aws_iam_policy_document.server.json
}

data "aws_iam_policy_document" "server" {
  statement {
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${var.lake.bucket_arn}/feast/*"]
  }
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.security.kms_key_arn]
  }
}
