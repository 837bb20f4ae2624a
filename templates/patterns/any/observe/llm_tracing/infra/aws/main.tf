module "database" {
  source   = "../postgres"
  name     = var.name
  use      = "traces"
  database = "traces"
  network  = var.network
  security = var.security
  protect  = var.protect
}

# Prompts and answers are personal data as a rule: the server has no address outside the network.
module "server" {
  source             = "../container_service"
  name               = var.name
  service            = "traces"
  image              = var.tracing_image
  port               = 5000
  health_path        = "/health"
  network            = var.network
  security           = var.security
  certificate_arn    = var.certificate_arn
  log_retention_days = var.log_retention_days
  protect            = var.protect
  policy             = data.aws_iam_policy_document.server.json
  environment        = { PGHOST = module.database.host, PGSSLMODE = "require" }
  secrets = {
    PGUSER     = "${module.database.secret_arn}:username::"
    PGPASSWORD = "${module.database.secret_arn}:password::"
  }
  command = ["sh", "-c", join(" ", [
    "exec mlflow server --host 0.0.0.0 --port 5000 --serve-artifacts",
    "--backend-store-uri postgresql+psycopg2:///traces",
    "--artifacts-destination s3://${var.lake.bucket}/traces"
  ])]
}

data "aws_iam_policy_document" "server" {
  statement {
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    resources = ["${var.lake.bucket_arn}/traces/*"]
  }
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.security.kms_key_arn]
  }
}
