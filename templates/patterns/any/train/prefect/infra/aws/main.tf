module "database" {
  source   = "../postgres"
  name     = var.name
  use      = "prefect"
  database = "prefect"
  network  = var.network
  security = var.security
  protect  = var.protect
}

# User name and password come from the rotated secret; the command only names the variables that hold them.
module "server" {
  source             = "../container_service"
  name               = var.name
  service            = "prefect"
  image              = var.orchestrator_image
  port               = 4200
  health_path        = "/api/health"
  command            = ["sh", "-c", "PREFECT_API_DATABASE_CONNECTION_URL=postgresql+asyncpg://$PGUSER:$(python -c 'import os,urllib.parse;print(urllib.parse.quote(os.environ[\"PGPASSWORD\"],safe=\"\"))')@$PGHOST:5432/prefect exec prefect server start --host 0.0.0.0"]
  cpu                = 2048
  memory             = 4096
  network            = var.network
  security           = var.security
  certificate_arn    = var.certificate_arn
  log_retention_days = var.log_retention_days
  protect            = var.protect
  policy             = data.aws_iam_policy_document.server.json
  environment        = { PGHOST = module.database.host, PREFECT_HOME = "/tmp/prefect" }
  secrets = {
    PGUSER     = "${module.database.secret_arn}:username::"
    PGPASSWORD = "${module.database.secret_arn}:password::"
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
