module "store" {
  count     = var.serverless ? 0 : 1
  source    = "../valkey"
  name      = var.name
  use       = "features"
  network   = var.network
  security  = var.security
  protect   = var.protect
  node_type = var.node_type
  shards    = var.shards
}

resource "aws_elasticache_serverless_cache" "this" {
  count                    = var.serverless ? 1 : 0
  name                     = "${trimsuffix(substr(var.name, 0, 31), "-")}-features"
  description              = "Features of ${var.name}"
  engine                   = "valkey"
  major_engine_version     = "8"
  kms_key_id               = var.security.kms_key_arn
  subnet_ids               = var.network.private_subnet_ids
  security_group_ids       = [aws_security_group.serverless.id]
  snapshot_retention_limit = 7

  cache_usage_limits {
    data_storage {
      maximum = 50
      unit    = "GB"
    }
    ecpu_per_second {
      maximum = 50000
    }
  }
}

resource "aws_security_group" "serverless" {
  #checkov:skip=CKV2_AWS_5:attached when the store is serverless
  name_prefix = "${var.name}-features-"
  description = "Valkey from inside the VPC"
  vpc_id      = var.network.vpc_id

  ingress {
    description = "Valkey with TLS from the VPC"
    from_port   = 6379
    to_port     = 6380
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
  }

  lifecycle {
    create_before_destroy = true
  }
}
