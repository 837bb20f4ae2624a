# Large backfills by hand: `aws ecs run-task` with the step to run; what is scheduled runs in the pipeline.
module "job" {
  source             = "../container_job"
  name               = var.name
  job                = "transform"
  image              = var.image
  cpu                = 4096
  memory             = 30720
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
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.security.kms_key_arn]
  }
}
