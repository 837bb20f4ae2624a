# One GPU with 24 GB holds an 8B model with adapters; checkpoints go to the bucket, so that spot is safe.
module "queue" {
  source             = "../batch_queue"
  name               = var.name
  use                = "finetune"
  image              = var.training_image
  instance_types     = ["g6.2xlarge", "g5.2xlarge"]
  max_vcpus          = 16
  vcpus              = 8
  memory             = 30000
  gpus               = 1
  environment        = { MLSYSTEM_ARTIFACT_BUCKET = var.lake.bucket, CHECKPOINTS = "s3://${var.lake.bucket}/finetune/checkpoints/" }
  network            = var.network
  security           = var.security
  log_retention_days = var.log_retention_days
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
