# The step that publishes transcripts submits one job a run and waits for it; the image's own command does the rest.
module "queue" {
  source             = "../batch_queue"
  name               = var.name
  use                = "speech"
  image              = var.speech_image
  instance_types     = ["g6.xlarge", "g5.xlarge"]
  max_vcpus          = 32
  memory             = 14000
  gpus               = 1
  network            = var.network
  security           = var.security
  log_retention_days = var.log_retention_days
  policy             = data.aws_iam_policy_document.job.json
}

# The worker reads a manifest and the sound it names, and writes transcripts beside it.
data "aws_iam_policy_document" "job" {
  statement {
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${var.lake.bucket_arn}/asr/*"]
  }
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.security.kms_key_arn]
  }
}

data "aws_iam_policy_document" "access" {
  statement {
    actions   = ["batch:SubmitJob"]
    resources = [module.queue.queue_arn, module.queue.job_definition_arn, "${replace(module.queue.job_definition_arn, "/:[0-9]+$/", "")}:*"]
  }
  statement {
    actions   = ["batch:DescribeJobs"]
    resources = ["*"]
  }
}
