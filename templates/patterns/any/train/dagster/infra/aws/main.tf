module "database" {
  source   = "../postgres"
  name     = var.name
  use      = "dagster"
  database = "dagster"
  network  = var.network
  security = var.security
  protect  = var.protect
}

# User name and password come from the rotated secret; the command only names the variables that hold them.
module "server" {
  source             = "../container_service"
  name               = var.name
  service            = "dagster"
  image              = var.orchestrator_image
  port               = 3000
  health_path        = "/server_info"
  command            = ["dagster-webserver", "--host", "0.0.0.0", "--port", "3000"]
  cpu                = 2048
  memory             = 4096
  network            = var.network
  security           = var.security
  certificate_arn    = var.certificate_arn
  log_retention_days = var.log_retention_days
  protect            = var.protect
  policy             = data.aws_iam_policy_document.server.json
  environment        = { DAGSTER_PG_HOST = module.database.host, DAGSTER_PG_DB = module.database.database, PGSSLMODE = "require" }
  secrets = {
    DAGSTER_PG_USER     = "${module.database.secret_arn}:username::"
    DAGSTER_PG_PASSWORD = "${module.database.secret_arn}:password::"
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
  # What is kept for a time is deleted by a step.
  statement {
    actions   = ["s3:DeleteObject"]
    resources = [for folder in ["cases", "landing", "published"] : "${var.lake.bucket_arn}/${folder}/*"]
  }
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.security.kms_key_arn]
  }
}
