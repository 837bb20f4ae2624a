data "aws_caller_identity" "current" {}
data "aws_region" "current" {}

# Starts without a single pipeline: the folder has to exist before the environment is made.
resource "aws_s3_object" "dags" {
  bucket     = var.lake.bucket
  key        = "airflow/dags/README"
  content    = "Airflow reads pipelines from this folder."
  kms_key_id = var.security.kms_key_arn
}

resource "aws_security_group" "this" {
  name_prefix = "${var.name}-airflow-"
  description = "Airflow: its parts talk to each other, to the VPC and to S3"
  vpc_id      = var.network.vpc_id

  ingress {
    description = "Parts of the environment"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    self        = true
  }

  egress {
    description = "Parts of the environment and endpoints in the VPC"
    from_port   = 0
    to_port     = 65535
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

resource "aws_mwaa_environment" "this" {
  name                  = "${var.name}-airflow"
  airflow_version       = "2.10.3"
  environment_class     = "mw1.small"
  max_workers           = 5
  source_bucket_arn     = var.lake.bucket_arn
  dag_s3_path           = "airflow/dags/"
  execution_role_arn    = aws_iam_role.this.arn
  kms_key               = var.security.kms_key_arn
  webserver_access_mode = "PRIVATE_ONLY"

  network_configuration {
    security_group_ids = [aws_security_group.this.id]
    subnet_ids         = slice(var.network.private_subnet_ids, 0, 2)
  }

  logging_configuration {
    dag_processing_logs {
      enabled   = true
      log_level = "WARNING"
    }
    scheduler_logs {
      enabled   = true
      log_level = "WARNING"
    }
    task_logs {
      enabled   = true
      log_level = "INFO"
    }
    webserver_logs {
      enabled   = true
      log_level = "WARNING"
    }
    worker_logs {
      enabled   = true
      log_level = "WARNING"
    }
  }

  depends_on = [aws_s3_object.dags]
}

resource "aws_iam_role" "this" {
  name_prefix = "${substr(var.name, 0, 28)}-mwaa-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["airflow.amazonaws.com", "airflow-env.amazonaws.com"] } }]
  })
}

resource "aws_iam_role_policy" "this" {
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["airflow:PublishMetrics"], Resource = ["arn:aws:airflow:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:environment/${var.name}-airflow"] },
      { Effect = "Allow", Action = ["s3:ListBucket", "s3:GetBucketLocation", "s3:GetBucketPublicAccessBlock"], Resource = [var.lake.bucket_arn] },
      { Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = ["${var.lake.bucket_arn}/*"] },
      { Effect = "Allow", Action = ["logs:CreateLogStream", "logs:CreateLogGroup", "logs:PutLogEvents", "logs:GetLogEvents"], Resource = ["arn:aws:logs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:log-group:airflow-${var.name}-airflow-*"] },
      { Effect = "Allow", Action = ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ChangeMessageVisibility"], Resource = ["arn:aws:sqs:${data.aws_region.current.region}:*:airflow-celery-*"] },
      { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"], Resource = [var.security.kms_key_arn] }
    ]
  })
}
