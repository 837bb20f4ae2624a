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

data "aws_iam_policy_document" "starter" {
  statement {
    actions   = ["ecs:RunTask"]
    resources = [module.job.task_definition_arn]
  }
  statement {
    actions   = ["iam:PassRole"]
    resources = module.job.role_arns
  }
}
