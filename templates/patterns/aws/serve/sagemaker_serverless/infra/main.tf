# Network settings of a model cannot be used by serverless variants: this model has none.
resource "aws_sagemaker_model" "this" {
  #checkov:skip=CKV_AWS_370:serverless variants refuse models with network isolation
  count              = var.model_package_arn == null ? 0 : 1
  name               = "${trimsuffix(substr(var.name, 0, 40), "-")}-serverless-${substr(sha256(var.model_package_arn), 0, 8)}"
  execution_role_arn = aws_iam_role.this.arn

  primary_container {
    model_package_name = var.model_package_arn
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sagemaker_endpoint_configuration" "this" {
  #checkov:skip=CKV_AWS_98:serverless variants have no volume to encrypt and refuse a key
  count       = var.model_package_arn == null ? 0 : 1
  name_prefix = "${substr(var.name, 0, 30)}-"

  production_variants {
    variant_name = "live"
    model_name   = aws_sagemaker_model.this[0].name

    serverless_config {
      memory_size_in_mb = var.memory
      max_concurrency   = var.concurrency
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sagemaker_endpoint" "this" {
  count                = var.model_package_arn == null ? 0 : 1
  name                 = "${trimsuffix(substr(var.name, 0, 50), "-")}-live"
  endpoint_config_name = aws_sagemaker_endpoint_configuration.this[0].name
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

resource "aws_iam_role" "this" {
  name_prefix        = "${substr(var.name, 0, 28)}-less-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "this" {
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:GetObject"], Resource = ["${var.lake.bucket_arn}/registry/*"] },
      { Effect = "Allow", Action = ["kms:Decrypt"], Resource = [var.security.kms_key_arn] },
      { Effect = "Allow", Action = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], Resource = ["arn:aws:logs:*:*:log-group:/aws/sagemaker/*"] },
      { Effect = "Allow", Action = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"], Resource = ["arn:aws:ecr:*:*:repository/${var.name}*"] }
    ]
  })
}
