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
    Statement = concat([
      { Effect = "Allow", Action = ["s3:ListBucket"], Resource = [var.lake.bucket_arn] },
      { Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], Resource = ["${var.lake.bucket_arn}/*"] },
      { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = [var.security.kms_key_arn] }
    ], [for secret in var.secret_arns : { Effect = "Allow", Action = ["secretsmanager:GetSecretValue"], Resource = [secret] }])
  })
}

resource "aws_glue_security_configuration" "this" {
  name = "${var.name}-${var.use}"

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

# The script is put there by this module, so the job never points at a file that is not there.
resource "aws_s3_object" "script" {
  bucket      = var.lake.bucket
  key         = "scripts/${basename(var.script)}"
  source      = var.script
  source_hash = filemd5(var.script)
  kms_key_id  = var.security.kms_key_arn
}

resource "aws_glue_job" "this" {
  name                   = "${var.name}-${var.use}"
  role_arn               = aws_iam_role.this.arn
  glue_version           = "5.0"
  worker_type            = "G.1X"
  number_of_workers      = var.workers
  timeout                = 120
  max_retries            = 1
  connections            = var.connections
  security_configuration = aws_glue_security_configuration.this.name

  command {
    name            = "glueetl"
    python_version  = "3"
    script_location = "s3://${var.lake.bucket}/${aws_s3_object.script.key}"
  }

  default_arguments = merge(var.arguments, { "--enable-metrics" = "true" })

  execution_property {
    max_concurrent_runs = 1
  }
}
