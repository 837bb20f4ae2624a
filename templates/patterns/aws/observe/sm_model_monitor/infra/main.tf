resource "aws_security_group" "this" {
  #checkov:skip=CKV2_AWS_5:attached to each comparison once there is an endpoint
  name_prefix = "${var.name}-monitor-"
  description = "Data quality jobs: reached by nobody, reach endpoints only"
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

resource "aws_sagemaker_data_quality_job_definition" "this" {
  count    = var.endpoint_name == null ? 0 : 1
  name     = "${trimsuffix(substr(var.name, 0, 48), "-")}-data-quality"
  role_arn = aws_iam_role.this.arn

  data_quality_app_specification {
    image_uri = var.monitor_image
  }

  data_quality_baseline_config {
    constraints_resource {
      s3_uri = "s3://${var.lake.bucket}/monitor/baseline/constraints.json"
    }
    statistics_resource {
      s3_uri = "s3://${var.lake.bucket}/monitor/baseline/statistics.json"
    }
  }

  data_quality_job_input {
    endpoint_input {
      endpoint_name = var.endpoint_name
    }
  }

  data_quality_job_output_config {
    kms_key_id = var.security.kms_key_arn
    monitoring_outputs {
      s3_output {
        s3_uri = "s3://${var.lake.bucket}/monitor/reports/"
      }
    }
  }

  job_resources {
    cluster_config {
      instance_count    = 1
      instance_type     = "ml.m5.xlarge"
      volume_size_in_gb = 50
      volume_kms_key_id = var.security.kms_key_arn
    }
  }

  network_config {
    enable_inter_container_traffic_encryption = true
    enable_network_isolation                  = true
    vpc_config {
      subnets            = var.network.private_subnet_ids
      security_group_ids = [aws_security_group.this.id]
    }
  }

  stopping_condition {
    max_runtime_in_seconds = 3600
  }
}

resource "aws_sagemaker_monitoring_schedule" "this" {
  count = var.endpoint_name == null ? 0 : 1
  name  = "${trimsuffix(substr(var.name, 0, 48), "-")}-data-quality"

  monitoring_schedule_config {
    monitoring_job_definition_name = aws_sagemaker_data_quality_job_definition.this[0].name
    monitoring_type                = "DataQuality"
    schedule_config {
      schedule_expression = "cron(0 6 ? * * *)"
    }
  }
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
  name_prefix        = "${substr(var.name, 0, 28)}-mon-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "this" {
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:ListBucket"], Resource = [var.lake.bucket_arn] },
      { Effect = "Allow", Action = ["s3:GetObject"], Resource = ["${var.lake.bucket_arn}/capture/*", "${var.lake.bucket_arn}/monitor/*"] },
      { Effect = "Allow", Action = ["s3:PutObject"], Resource = ["${var.lake.bucket_arn}/monitor/*"] },
      { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey", "kms:CreateGrant"], Resource = [var.security.kms_key_arn] },
      { Effect = "Allow", Action = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], Resource = ["arn:aws:logs:*:*:log-group:/aws/sagemaker/*"] }
    ]
  })
}
