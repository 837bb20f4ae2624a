resource "aws_db_subnet_group" "this" {
  name_prefix = "${var.name}-vectors-"
  subnet_ids  = var.network.private_subnet_ids
}

resource "aws_security_group" "this" {
  name_prefix = "${var.name}-vectors-"
  description = "PostgreSQL from inside the VPC"
  vpc_id      = var.network.vpc_id

  ingress {
    description = "PostgreSQL from the VPC"
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_rds_cluster_parameter_group" "this" {
  name_prefix = "${var.name}-vectors-"
  family      = "aurora-postgresql17"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  parameter {
    name  = "log_statement"
    value = "ddl"
  }

  parameter {
    name  = "log_min_duration_statement"
    value = "500"
  }

  lifecycle {
    create_before_destroy = true
  }
}

# The vector index has to fit into memory: watch the buffer cache, raise max_units before p99 rises.
resource "aws_rds_cluster" "this" {
  #checkov:skip=CKV_AWS_139:on in prod; dev must be removable
  #checkov:skip=CKV2_AWS_8:fourteen days of automatic backups; a backup plan over accounts is the account's decision
  cluster_identifier_prefix           = "${var.name}-vectors-"
  engine                              = "aurora-postgresql"
  engine_version                      = "17.5"
  database_name                       = "vectors"
  master_username                     = "owner"
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = var.security.kms_key_arn
  iam_database_authentication_enabled = true
  storage_encrypted                   = true
  kms_key_id                          = var.security.kms_key_arn
  db_subnet_group_name                = aws_db_subnet_group.this.name
  db_cluster_parameter_group_name     = aws_rds_cluster_parameter_group.this.name
  vpc_security_group_ids              = [aws_security_group.this.id]
  backup_retention_period             = 14
  copy_tags_to_snapshot               = true
  deletion_protection                 = var.protect
  skip_final_snapshot                 = !var.protect
  final_snapshot_identifier           = var.protect ? "${var.name}-vectors-final" : null
  enabled_cloudwatch_logs_exports     = ["postgresql"]

  serverlessv2_scaling_configuration {
    min_capacity = 0.5
    max_capacity = var.max_units
  }
}

resource "aws_rds_cluster_instance" "this" {
  count                           = var.protect ? 2 : 1
  identifier_prefix               = "${var.name}-vectors-"
  cluster_identifier              = aws_rds_cluster.this.id
  engine                          = aws_rds_cluster.this.engine
  engine_version                  = aws_rds_cluster.this.engine_version
  instance_class                  = "db.serverless"
  publicly_accessible             = false
  auto_minor_version_upgrade      = true
  performance_insights_enabled    = true
  performance_insights_kms_key_id = var.security.kms_key_arn
  monitoring_interval             = 60
  monitoring_role_arn             = aws_iam_role.monitoring.arn
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["monitoring.rds.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "monitoring" {
  name_prefix        = "${substr(var.name, 0, 28)}-vmon-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  role       = aws_iam_role.monitoring.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}
