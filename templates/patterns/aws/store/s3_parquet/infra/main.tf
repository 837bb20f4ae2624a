resource "aws_s3_bucket" "this" {
  #checkov:skip=CKV_AWS_144:one region by design; a second one is a residency decision
  #checkov:skip=CKV_AWS_18:access is recorded by the account trail, not by a second bucket
  bucket_prefix = "${substr(var.name, 0, 30)}-lake-"
  force_destroy = false
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    bucket_key_enabled = true
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  dynamic "rule" {
    for_each = var.expiry
    content {
      id     = trim(replace(rule.key, "/[^a-z_]/", "-"), "-")
      status = "Enabled"
      filter {
        prefix = rule.key
      }
      expiration {
        days = rule.value
      }
    }
  }
  # What holds people's data and is deleted is gone a week later, whoever deleted it.
  dynamic "rule" {
    for_each = toset(["landing", "incoming", "published", "cases", "batch", "asr", "async"])
    content {
      id     = "deleted-${rule.value}"
      status = "Enabled"
      filter {
        prefix = "${rule.value}/"
      }
      noncurrent_version_expiration {
        noncurrent_days = 7
      }
    }
  }
  rule {
    id     = "leftovers"
    status = "Enabled"
    filter {}
    noncurrent_version_expiration {
      noncurrent_days = 30
    }
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

# EventBridge sees new objects only when the bucket says so.
resource "aws_s3_bucket_notification" "this" {
  bucket      = aws_s3_bucket.this.id
  eventbridge = true
}

resource "aws_s3_bucket_policy" "tls_only" {
  bucket = aws_s3_bucket.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "DenyPlainHttp"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
