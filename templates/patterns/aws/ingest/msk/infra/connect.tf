data "aws_region" "current" {}

# Events land in the bucket, a line each, once the sink's plugin has been uploaded and the brokers are our own.
resource "aws_mskconnect_connector" "lake" {
  count                      = var.connector_plugin == null || var.serverless ? 0 : 1
  name                       = "${var.name}-lake"
  kafkaconnect_version       = "3.7.x"
  service_execution_role_arn = aws_iam_role.connect.arn

  connector_configuration = {
    "connector.class" = "io.confluent.connect.s3.S3SinkConnector"
    "tasks.max"       = "2"
    "topics"          = var.table
    "s3.bucket.name"  = var.lake.bucket
    "s3.region"       = data.aws_region.current.region
    "topics.dir"      = "incoming"
    "storage.class"   = "io.confluent.connect.s3.storage.S3Storage"
    "format.class"    = "io.confluent.connect.s3.format.json.JsonFormat"
    "key.converter"   = "org.apache.kafka.connect.storage.StringConverter"
    "value.converter" = "org.apache.kafka.connect.json.JsonConverter"
    "flush.size"      = "10000"
    "timezone"        = "UTC"

    "value.converter.schemas.enable" = "false"
    "rotate.schedule.interval.ms"    = "900000"
  }

  capacity {
    autoscaling {
      mcu_count        = 1
      min_worker_count = 1
      max_worker_count = 4
    }
  }

  kafka_cluster {
    apache_kafka_cluster {
      bootstrap_servers = aws_msk_cluster.this[0].bootstrap_brokers_sasl_iam
      vpc {
        subnets         = var.network.private_subnet_ids
        security_groups = [aws_security_group.this.id]
      }
    }
  }

  kafka_cluster_client_authentication {
    authentication_type = "IAM"
  }

  kafka_cluster_encryption_in_transit {
    encryption_type = "TLS"
  }

  log_delivery {
    worker_log_delivery {
      cloudwatch_logs {
        enabled   = true
        log_group = aws_cloudwatch_log_group.this.name
      }
    }
  }

  plugin {
    custom_plugin {
      arn      = var.connector_plugin.arn
      revision = var.connector_plugin.revision
    }
  }
}

resource "aws_iam_role" "connect" {
  name_prefix = "${substr(var.name, 0, 26)}-connect-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "kafkaconnect.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "connect" {
  role   = aws_iam_role.connect.id
  policy = data.aws_iam_policy_document.access.json
}

resource "aws_iam_role_policy" "lake" {
  role = aws_iam_role.connect.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:ListBucket", "s3:GetBucketLocation"], Resource = [var.lake.bucket_arn] },
      { Effect = "Allow", Action = ["s3:PutObject", "s3:AbortMultipartUpload"], Resource = ["${var.lake.bucket_arn}/incoming/*"] },
      { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = [var.security.kms_key_arn] }
    ]
  })
}
