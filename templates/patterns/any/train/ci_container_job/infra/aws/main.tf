# The pipeline retrains in it, and a person may train in it by hand; it writes candidates to the registry.
module "job" {
  source             = "../container_job"
  name               = var.name
  job                = "train"
  image              = var.image
  command            = ["python", "-m", "pipelines.job", "pipelines.train", "then", "pipelines.evaluate"]
  cpu                = 1024 * max(2, var.memory_gb / 4)
  memory             = 1024 * var.memory_gb
  environment        = merge({ MLSYSTEM_ARTIFACT_BUCKET = var.lake.bucket }, var.environment)
  network            = var.network
  security           = var.security
  log_retention_days = var.log_retention_days
  scratch_gb         = var.scratch_gb
  policy             = data.aws_iam_policy_document.job.json
}

data "aws_iam_policy_document" "job" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = [var.lake.bucket_arn]
  }
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${var.lake.bucket_arn}/*"]
  }
  statement {
    actions   = ["s3:PutObject"]
    resources = ["${var.lake.bucket_arn}/*"]
  }
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.security.kms_key_arn]
  }
}

resource "aws_iam_role_policy" "access" {
  for_each = var.access
  name     = each.key
  role     = module.job.task_role_name
  policy   = each.value
}
