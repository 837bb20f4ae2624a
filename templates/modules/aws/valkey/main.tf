resource "aws_elasticache_subnet_group" "this" {
  name       = "${var.name}-${var.use}"
  subnet_ids = var.network.private_subnet_ids
}

resource "aws_elasticache_parameter_group" "this" {
  name   = "${var.name}-${var.use}"
  family = "valkey8"

  parameter {
    name  = "cluster-enabled"
    value = "yes"
  }

  parameter {
    name  = "maxmemory-policy"
    value = "volatile-ttl"
  }
}

resource "aws_security_group" "this" {
  name_prefix = "${var.name}-${var.use}-"
  description = "Valkey from inside the VPC"
  vpc_id      = var.network.vpc_id

  ingress {
    description = "Valkey with TLS from the VPC"
    from_port   = 6379
    to_port     = 6379
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_elasticache_replication_group" "this" {
  #checkov:skip=CKV_AWS_31:TLS only and reached by this network only; a token would travel in the clients' plain settings
  replication_group_id       = "${trimsuffix(substr(var.name, 0, 39 - length(var.use)), "-")}-${var.use}"
  description                = "Online state of ${var.name}"
  engine                     = "valkey"
  engine_version             = "8.0"
  node_type                  = var.node_type
  num_node_groups            = var.shards
  replicas_per_node_group    = var.protect ? 1 : 0
  automatic_failover_enabled = true
  multi_az_enabled           = var.protect
  parameter_group_name       = aws_elasticache_parameter_group.this.name
  subnet_group_name          = aws_elasticache_subnet_group.this.name
  security_group_ids         = [aws_security_group.this.id]
  at_rest_encryption_enabled = true
  kms_key_id                 = var.security.kms_key_arn
  transit_encryption_enabled = true
  snapshot_retention_limit   = 7
  auto_minor_version_upgrade = true
}
