module "database" {
  source   = "../postgres"
  name     = var.name
  use      = "airbyte"
  database = "airbyte"
  network  = var.network
  security = var.security
  protect  = var.protect

  instance_class = "db.t4g.small"
}

# User name and password come from the rotated secret; the command only names the variables that hold them.
module "server" {
  source             = "../container_service"
  name               = var.name
  service            = "airbyte"
  image              = var.airbyte_image
  port               = 8001
  health_path        = "/api/v1/health"
  cpu                = 2048
  memory             = 4096
  network            = var.network
  security           = var.security
  certificate_arn    = var.certificate_arn
  log_retention_days = var.log_retention_days
  protect            = var.protect
  policy             = data.aws_iam_policy_document.server.json
  environment        = { DATABASE_HOST = module.database.host, DATABASE_PORT = "5432", DATABASE_DB = "airbyte" }
  secrets = {
    DATABASE_USER     = "${module.database.secret_arn}:username::"
    DATABASE_PASSWORD = "${module.database.secret_arn}:password::"
  }
}

data "aws_iam_policy_document" "server" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = [var.lake.bucket_arn]
  }
  statement {
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${var.lake.bucket_arn}/*"]
  }
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.security.kms_key_arn]
  }
}
