# The comparison by hand. On a schedule it is a step of the pipeline; drift ends the run with an error and raises the alarm.
module "job" {
  source             = "../container_job"
  name               = var.name
  job                = "drift"
  image              = var.image
  command            = ["python", "-m", "pipelines.job", "pipelines.monitor"]
  cpu                = 1024
  memory             = 4096
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
    resources = [for folder in ["landing", "registry", "published", "predictions", "quarantine"] : "${var.lake.bucket_arn}/${folder}/*"]
  }
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.security.kms_key_arn]
  }
}
