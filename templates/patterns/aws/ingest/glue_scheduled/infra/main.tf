data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["glue.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "this" {
  name_prefix        = "${substr(var.name, 0, 28)}-glue-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy_attachment" "this" {
  role       = aws_iam_role.this.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole"
}

resource "aws_iam_role_policy" "this" {
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:ListBucket"], Resource = [var.lake.bucket_arn] },
      { Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], Resource = ["${var.lake.bucket_arn}/*"] },
      { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = [var.security.kms_key_arn] },
      { Effect = "Allow", Action = ["secretsmanager:GetSecretValue"], Resource = [var.source_secret_arn] }
    ]
  })
}

resource "aws_glue_security_configuration" "this" {
  name = "${var.name}-copy"

  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "SSE-KMS"
      kms_key_arn                = var.security.kms_key_arn
    }
    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "CSE-KMS"
      kms_key_arn                   = var.security.kms_key_arn
    }
    s3_encryption {
      s3_encryption_mode = "SSE-KMS"
      kms_key_arn        = var.security.kms_key_arn
    }
  }
}

# The script is made by this module, so the job never points at a file that is not there.
resource "aws_s3_object" "script" {
  bucket      = var.lake.bucket
  key         = "scripts/copy_tables.py"
  source      = "${path.module}/copy_tables.py"
  source_hash = filemd5("${path.module}/copy_tables.py")
  kms_key_id  = var.security.kms_key_arn
}

resource "aws_glue_catalog_database" "this" {
  name = replace("${var.name}_landing", "-", "_")
}

data "aws_subnet" "first" {
  id = var.network.private_subnet_ids[0]
}

# Workers of a job talk to each other: the group lets itself in and nobody else.
resource "aws_security_group" "this" {
  #checkov:skip=CKV2_AWS_5:attached to the connection below, which the scanner does not count
  name_prefix = "${var.name}-glue-"
  description = "Copy jobs: talk to each other, to the source and to S3"
  vpc_id      = var.network.vpc_id

  ingress {
    description = "Workers of the same job"
    from_port   = 0
    to_port     = 65535
    protocol    = "tcp"
    self        = true
  }

  egress {
    description = "The source, endpoints and other workers in the VPC"
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

resource "aws_glue_connection" "this" {
  name            = "${var.name}-source"
  connection_type = "JDBC"
  connection_properties = {
    JDBC_CONNECTION_URL = var.source_url
    JDBC_ENFORCE_SSL    = "true"
    SECRET_ID           = var.source_secret_arn
  }

  physical_connection_requirements {
    availability_zone      = data.aws_subnet.first.availability_zone
    subnet_id              = data.aws_subnet.first.id
    security_group_id_list = [aws_security_group.this.id]
  }
}

resource "aws_glue_job" "this" {
  name                   = "${var.name}-copy"
  role_arn               = aws_iam_role.this.arn
  glue_version           = "5.0"
  worker_type            = "G.1X"
  number_of_workers      = 2
  timeout                = 120
  max_retries            = 1
  connections            = [aws_glue_connection.this.name]
  security_configuration = aws_glue_security_configuration.this.name

  command {
    name            = "glueetl"
    python_version  = "3"
    script_location = "s3://${var.lake.bucket}/${aws_s3_object.script.key}"
  }

  default_arguments = {
    "--enable-metrics" = "true"
    "--connection"     = aws_glue_connection.this.name
    "--tables"         = join(",", var.tables)
    "--target"         = "s3://${var.lake.bucket}/incoming/"
  }

  execution_property {
    max_concurrent_runs = 1
  }
}

resource "aws_glue_trigger" "nightly" {
  name     = "${var.name}-copy"
  type     = "SCHEDULED"
  schedule = "cron(0 1 * * ? *)"

  actions {
    job_name               = aws_glue_job.this.name
    security_configuration = aws_glue_security_configuration.this.name
  }
}
