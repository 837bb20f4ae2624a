data "aws_secretsmanager_secret" "source" {
  name = var.source_database.password_secret_id
}

# What an Aurora source has to be switched to; a slot that nobody reads fills its disk, hence the limit.
resource "aws_rds_cluster_parameter_group" "source" {
  name_prefix = "${var.name}-cdc-"
  family      = "aurora-postgresql17"

  parameter {
    name         = "rds.logical_replication"
    value        = "1"
    apply_method = "pending-reboot"
  }

  parameter {
    name  = "max_slot_wal_keep_size"
    value = "10240"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_dms_replication_subnet_group" "this" {
  replication_subnet_group_id          = "${var.name}-cdc"
  replication_subnet_group_description = "Private subnets of ${var.name}"
  subnet_ids                           = var.network.private_subnet_ids
}

resource "aws_security_group" "this" {
  #checkov:skip=CKV2_AWS_5:attached to the replication below, which the scanner does not count
  name_prefix = "${var.name}-cdc-"
  description = "Change capture: reaches the source and S3"
  vpc_id      = var.network.vpc_id

  dynamic "egress" {
    for_each = { "The source database" = var.source_database.port, "Interface endpoints" = 443 }
    content {
      description = "${egress.key} in the VPC"
      from_port   = egress.value
      to_port     = egress.value
      protocol    = "tcp"
      cidr_blocks = [var.network.cidr]
    }
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

resource "aws_dms_endpoint" "source" {
  endpoint_id                     = "${var.name}-source"
  endpoint_type                   = "source"
  engine_name                     = "postgres"
  database_name                   = var.source_database.database
  secrets_manager_arn             = data.aws_secretsmanager_secret.source.arn
  secrets_manager_access_role_arn = aws_iam_role.this.arn
  kms_key_arn                     = var.security.kms_key_arn
  ssl_mode                        = "require"
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id                       = "${var.name}-lake"
  endpoint_type                     = "target"
  bucket_name                       = var.lake.bucket
  bucket_folder                     = "incoming"
  data_format                       = "parquet"
  encryption_mode                   = "SSE_KMS"
  server_side_encryption_kms_key_id = var.security.kms_key_arn
  kms_key_arn                       = var.security.kms_key_arn
  service_access_role_arn           = aws_iam_role.this.arn
  timestamp_column_name             = "received_at"
  ssl_mode                          = "none"
}

resource "aws_dms_replication_config" "this" {
  replication_config_identifier = "${var.name}-cdc"
  replication_type              = "full-load-and-cdc"
  source_endpoint_arn           = aws_dms_endpoint.source.endpoint_arn
  target_endpoint_arn           = aws_dms_s3_endpoint.target.endpoint_arn
  start_replication             = true
  table_mappings = jsonencode({
    rules = [{
      rule-type      = "selection"
      rule-id        = "1"
      rule-name      = "public"
      rule-action    = "include"
      object-locator = { schema-name = "public", table-name = "%" }
    }]
  })

  compute_config {
    replication_subnet_group_id = aws_dms_replication_subnet_group.this.id
    vpc_security_group_ids      = [aws_security_group.this.id]
    kms_key_id                  = var.security.kms_key_arn
    min_capacity_units          = 1
    max_capacity_units          = 8
    multi_az                    = var.protect
  }
}

data "aws_region" "current" {}

resource "aws_iam_role" "this" {
  name_prefix = "${substr(var.name, 0, 28)}-cdc-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["dms.amazonaws.com", "dms.${data.aws_region.current.region}.amazonaws.com"] } }]
  })
}

resource "aws_iam_role_policy" "this" {
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["secretsmanager:GetSecretValue"], Resource = [data.aws_secretsmanager_secret.source.arn] },
      { Effect = "Allow", Action = ["s3:ListBucket"], Resource = [var.lake.bucket_arn] },
      { Effect = "Allow", Action = ["s3:PutObject", "s3:DeleteObject"], Resource = ["${var.lake.bucket_arn}/incoming/*"] },
      { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = [var.security.kms_key_arn] }
    ]
  })
}
