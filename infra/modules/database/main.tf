resource "aws_db_subnet_group" "main" {
  name       = var.prefix
  subnet_ids = var.subnet_ids
}

resource "aws_security_group" "database" {
  name        = "${var.prefix}-database"
  description = "PostgreSQL and its proxy"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "services" {
  security_group_id            = aws_security_group.database.id
  description                  = "From web and worker"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = var.client_sg_id
}

resource "aws_vpc_security_group_ingress_rule" "proxy" {
  security_group_id            = aws_security_group.database.id
  description                  = "From the proxy, which shares this group"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = aws_security_group.database.id
}

resource "aws_vpc_security_group_egress_rule" "proxy" {
  security_group_id            = aws_security_group.database.id
  description                  = "From the proxy to the database"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = aws_security_group.database.id
}

resource "aws_db_parameter_group" "main" {
  name   = "${var.prefix}-pg18"
  family = "postgres18"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  parameter {
    name  = "idle_in_transaction_session_timeout"
    value = "15000"
  }

  parameter {
    name  = "log_min_duration_statement"
    value = "500"
  }

  parameter {
    name  = "log_statement"
    value = "ddl"
  }
}

resource "random_password" "owner" {
  length  = 40
  special = false
}

resource "aws_db_instance" "main" {
  identifier                          = var.prefix
  engine                              = "postgres"
  engine_version                      = "18"
  instance_class                      = var.instance_class
  allocated_storage                   = 50
  max_allocated_storage               = 500
  storage_type                        = "gp3"
  storage_encrypted                   = true
  kms_key_id                          = var.kms_arn
  db_name                             = "amp"
  username                            = "migrator"
  password                            = random_password.owner.result
  db_subnet_group_name                = aws_db_subnet_group.main.name
  vpc_security_group_ids              = [aws_security_group.database.id]
  parameter_group_name                = aws_db_parameter_group.main.name
  multi_az                            = true
  publicly_accessible                 = false
  iam_database_authentication_enabled = true
  backup_retention_period             = 14
  copy_tags_to_snapshot               = true
  deletion_protection                 = true
  skip_final_snapshot                 = false
  final_snapshot_identifier           = "${var.prefix}-final"
  auto_minor_version_upgrade          = true
  enabled_cloudwatch_logs_exports     = ["postgresql", "upgrade"]
  performance_insights_enabled        = true
  performance_insights_kms_key_id     = var.kms_arn
  monitoring_interval                 = 60
  monitoring_role_arn                 = aws_iam_role.monitoring.arn
}

resource "aws_iam_role" "monitoring" {
  name               = "${var.prefix}-rds-monitoring"
  assume_role_policy = data.aws_iam_policy_document.monitoring_trust.json
}

data "aws_iam_policy_document" "monitoring_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["monitoring.rds.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  role       = aws_iam_role.monitoring.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

# The owner, on the direct endpoint: migrations only.
resource "aws_secretsmanager_secret" "direct" {
  # checkov:skip=CKV2_AWS_57: rotated by the procedure in docs/operations.md, together with the role's password
  name       = "${var.prefix}/database-direct"
  kms_key_id = var.kms_arn
}

resource "aws_secretsmanager_secret_version" "direct" {
  secret_id = aws_secretsmanager_secret.direct.id
  secret_string = format(
    "postgresql://migrator:%s@%s/amp?sslmode=require",
    random_password.owner.result,
    aws_db_instance.main.endpoint,
  )
}

# Web and worker each have a login that owns nothing; `amp migrate` makes them from these secrets.
locals {
  logins        = toset(["web", "worker"])
  proxied       = var.enable_proxy ? local.logins : toset([])
  proxy_address = var.enable_proxy ? "${aws_db_proxy.main[0].endpoint}:5432" : aws_db_instance.main.endpoint
}

resource "random_password" "login" {
  for_each = local.logins
  length   = 40
  special  = false
}

resource "aws_secretsmanager_secret" "login" {
  # checkov:skip=CKV2_AWS_57: as above
  for_each   = local.logins
  name       = "${var.prefix}/database-${each.key}"
  kms_key_id = var.kms_arn
}

resource "aws_secretsmanager_secret_version" "login" {
  for_each  = local.logins
  secret_id = aws_secretsmanager_secret.login[each.key].id
  secret_string = format(
    "postgresql://%s:%s@%s/amp?sslmode=require",
    each.key,
    random_password.login[each.key].result,
    local.proxy_address,
  )
}

# The same logins on the direct endpoint, for LISTEN.
resource "aws_secretsmanager_secret" "listen" {
  # checkov:skip=CKV2_AWS_57: as above
  for_each   = local.logins
  name       = "${var.prefix}/database-${each.key}-direct"
  kms_key_id = var.kms_arn
}

resource "aws_secretsmanager_secret_version" "listen" {
  for_each  = local.logins
  secret_id = aws_secretsmanager_secret.listen[each.key].id
  secret_string = format(
    "postgresql://%s:%s@%s/amp?sslmode=require",
    each.key,
    random_password.login[each.key].result,
    aws_db_instance.main.endpoint,
  )
}

resource "aws_secretsmanager_secret" "proxy" {
  # checkov:skip=CKV2_AWS_57: as above
  for_each   = local.proxied
  name       = "${var.prefix}/database-proxy-${each.key}"
  kms_key_id = var.kms_arn
}

resource "aws_secretsmanager_secret_version" "proxy" {
  for_each  = local.proxied
  secret_id = aws_secretsmanager_secret.proxy[each.key].id
  secret_string = jsonencode({
    username = each.key
    password = random_password.login[each.key].result
  })
}

resource "aws_db_proxy" "main" {
  count                  = var.enable_proxy ? 1 : 0
  name                   = var.prefix
  engine_family          = "POSTGRESQL"
  role_arn               = aws_iam_role.proxy[0].arn
  vpc_subnet_ids         = var.subnet_ids
  vpc_security_group_ids = [aws_security_group.database.id]
  require_tls            = true
  idle_client_timeout    = 1800
  depends_on             = [aws_secretsmanager_secret_version.proxy, aws_iam_role_policy.proxy]

  dynamic "auth" {
    for_each = aws_secretsmanager_secret.proxy

    content {
      auth_scheme = "SECRETS"
      iam_auth    = "DISABLED"
      secret_arn  = auth.value.arn
    }
  }
}

resource "aws_db_proxy_default_target_group" "main" {
  count         = var.enable_proxy ? 1 : 0
  db_proxy_name = aws_db_proxy.main[0].name
}

resource "aws_db_proxy_target" "main" {
  count                  = var.enable_proxy ? 1 : 0
  db_proxy_name          = aws_db_proxy.main[0].name
  target_group_name      = aws_db_proxy_default_target_group.main[0].name
  db_instance_identifier = aws_db_instance.main.identifier
}

resource "aws_iam_role" "proxy" {
  count              = var.enable_proxy ? 1 : 0
  name               = "${var.prefix}-rds-proxy"
  assume_role_policy = data.aws_iam_policy_document.proxy_trust.json
}

data "aws_iam_policy_document" "proxy_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["rds.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "proxy" {
  count  = var.enable_proxy ? 1 : 0
  role   = aws_iam_role.proxy[0].id
  policy = data.aws_iam_policy_document.proxy[0].json
}

data "aws_iam_policy_document" "proxy" {
  count = var.enable_proxy ? 1 : 0

  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [for secret in aws_secretsmanager_secret.proxy : secret.arn]
  }

  statement {
    actions   = ["kms:Decrypt"]
    resources = [var.kms_arn]
  }
}
