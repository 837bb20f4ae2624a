# One container on a schedule: the scheduler in front of the job is the whole orchestrator.
module "job" {
  source             = "../container_job"
  name               = var.name
  job                = "pipeline"
  image              = var.image
  command            = var.command
  schedule           = var.schedule
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
