# One processing step with the system's own image: what it does is the code's business, here it is run and recorded.
resource "aws_sagemaker_pipeline" "this" {
  pipeline_name         = "${trimsuffix(substr(var.name, 0, 60), "-")}-training"
  pipeline_display_name = "${trimsuffix(substr(var.name, 0, 60), "-")}-training"
  role_arn              = aws_iam_role.this.arn
  pipeline_definition = jsonencode({
    Version    = "2020-12-01"
    Parameters = []
    Steps = [{
      Name = "Train"
      Type = "Processing"
      Arguments = {
        RoleArn             = aws_iam_role.this.arn
        AppSpecification    = { ImageUri = var.image, ContainerEntrypoint = ["python", "-m", "pipelines.job", "pipelines.train", "then", "pipelines.evaluate"] }
        Environment         = { MLSYSTEM_ARTIFACT_BUCKET = var.lake.bucket }
        ProcessingResources = { ClusterConfig = { InstanceCount = 1, InstanceType = "ml.m7i.xlarge", VolumeSizeInGB = 50, VolumeKmsKeyId = var.security.kms_key_arn } }
        StoppingCondition   = { MaxRuntimeInSeconds = 14400 }
        NetworkConfig = {
          EnableInterContainerTrafficEncryption = true
          VpcConfig                             = { Subnets = var.network.private_subnet_ids, SecurityGroupIds = [aws_security_group.this.id] }
        }
      }
    }]
  })
}

resource "aws_security_group" "this" {
  #checkov:skip=CKV2_AWS_5:attached to each run when it is started
  name_prefix = "${var.name}-training-"
  description = "Training: reached by nobody, reaches endpoints only"
  vpc_id      = var.network.vpc_id

  egress {
    description = "Interface endpoints in the VPC"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
  }

  egress {
    description     = "S3 through its gateway endpoint"
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    prefix_list_ids = var.network.endpoint_prefix_list_ids
  }

  lifecycle {
    create_before_destroy = true
  }
}

data "aws_caller_identity" "current" {}
data "aws_region" "current" {}

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
  name_prefix        = "${substr(var.name, 0, 28)}-pipe-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "this" {
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.this.json
}

data "aws_iam_policy_document" "this" {
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
    actions   = ["sagemaker:CreateProcessingJob", "sagemaker:DescribeProcessingJob", "sagemaker:StopProcessingJob", "sagemaker:AddTags"]
    resources = ["arn:aws:sagemaker:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:processing-job/*"]
  }
  statement {
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.this.arn]
  }
  statement {
    actions   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["arn:aws:logs:*:*:log-group:/aws/sagemaker/*"]
  }
}

resource "aws_scheduler_schedule" "this" {
  name                = "${var.name}-training"
  schedule_expression = var.schedule
  kms_key_arn         = var.security.kms_key_arn

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sagemaker_pipeline.this.arn
    role_arn = aws_iam_role.schedule.arn
  }
}

resource "aws_iam_role" "schedule" {
  name_prefix = "${substr(var.name, 0, 28)}-cron-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "scheduler.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "schedule" {
  role = aws_iam_role.schedule.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["sagemaker:StartPipelineExecution"], Resource = [aws_sagemaker_pipeline.this.arn] },
      { Effect = "Allow", Action = ["kms:Decrypt"], Resource = [var.security.kms_key_arn] }
    ]
  })
}
