module "queue" {
  source             = "../batch_queue"
  name               = var.name
  use                = "train"
  image              = var.image
  command            = ["python", "-m", "pipelines.job", "pipelines.train", "then", "pipelines.evaluate"]
  instance_types     = var.gpu ? ["g5.xlarge"] : ["m7i", "m7a", "m6i"]
  gpus               = var.gpu ? 1 : 0
  vcpus              = var.gpu ? 4 : 4 * var.machine_size
  memory             = var.gpu ? 15000 : 15000 * var.machine_size
  environment        = merge({ MLSYSTEM_ARTIFACT_BUCKET = var.lake.bucket }, var.environment)
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

resource "aws_iam_role_policy" "access" {
  for_each = var.access
  name     = each.key
  role     = module.queue.job_role_name
  policy   = each.value
}
