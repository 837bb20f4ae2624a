resource "aws_sagemaker_model_package_group" "this" {
  model_package_group_name        = "${var.name}-trained"
  model_package_group_description = "What training jobs of ${var.name} hand over"
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["sagemaker.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "training" {
  name_prefix        = "${substr(var.name, 0, 28)}-train-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

# Jobs are started by the pipeline, inside our subnets, without internet.
resource "aws_iam_role_policy" "training" {
  role   = aws_iam_role.training.id
  policy = data.aws_iam_policy_document.training.json
}

data "aws_iam_policy_document" "training" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = [var.lake.bucket_arn]
  }
  statement {
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${var.lake.bucket_arn}/*"]
  }
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey", "kms:CreateGrant"]
    resources = [var.security.kms_key_arn]
  }
  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
    resources = ["${aws_cloudwatch_log_group.this.arn}:*"]
  }
  statement {
    actions   = ["sagemaker:CreateModelPackage"]
    resources = [aws_sagemaker_model_package_group.this.arn, "${replace(aws_sagemaker_model_package_group.this.arn, "model-package-group", "model-package")}/*"]
  }
}

resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_338:kept for as many days as the design says, and no longer
  name              = "/sagemaker/${var.name}/training"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.security.kms_key_arn
}
