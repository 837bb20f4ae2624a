data "aws_caller_identity" "current" {}
data "aws_region" "current" {}

locals {
  domain = "${trimsuffix(substr(var.name, 0, 21), "-")}-search"
  zones  = var.nodes % 3 == 0 ? min(3, length(var.network.private_subnet_ids)) : 2
}

resource "aws_security_group" "this" {
  name_prefix = "${var.name}-search-"
  description = "Search from inside the VPC"
  vpc_id      = var.network.vpc_id

  ingress {
    description = "HTTPS from the VPC"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_338:kept for as many days as the design says, and no longer
  for_each          = toset(["ES_APPLICATION_LOGS", "AUDIT_LOGS", "SEARCH_SLOW_LOGS"])
  name              = "/opensearch/${local.domain}/${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.security.kms_key_arn
}

resource "aws_cloudwatch_log_resource_policy" "this" {
  policy_name = "${local.domain}-opensearch"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "es.amazonaws.com" }
      Action    = ["logs:PutLogEvents", "logs:CreateLogStream"]
      Resource  = [for group in aws_cloudwatch_log_group.this : "${group.arn}:*"]
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
}

resource "aws_opensearch_domain" "this" {
  #checkov:skip=CKV2_AWS_59:the data nodes elect a master among themselves
  #checkov:skip=CKV_AWS_318:the data nodes elect a master among themselves
  count          = var.serverless ? 0 : 1
  domain_name    = local.domain
  engine_version = "OpenSearch_2.19"

  cluster_config {
    instance_type            = var.instance_type
    instance_count           = var.nodes
    dedicated_master_enabled = false
    zone_awareness_enabled   = true
    zone_awareness_config {
      availability_zone_count = local.zones
    }
  }

  ebs_options {
    ebs_enabled = true
    volume_type = "gp3"
    volume_size = var.storage_gb
  }

  encrypt_at_rest {
    enabled    = true
    kms_key_id = var.security.kms_key_arn
  }

  node_to_node_encryption {
    enabled = true
  }

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }

  advanced_security_options {
    enabled                        = true
    internal_user_database_enabled = false
    master_user_options {
      master_user_arn = aws_iam_role.owner.arn
    }
  }

  vpc_options {
    subnet_ids         = slice(var.network.private_subnet_ids, 0, local.zones)
    security_group_ids = [aws_security_group.this.id]
  }

  log_publishing_options {
    enabled                  = true
    log_type                 = "AUDIT_LOGS"
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.this["AUDIT_LOGS"].arn
  }

  log_publishing_options {
    enabled                  = true
    log_type                 = "ES_APPLICATION_LOGS"
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.this["ES_APPLICATION_LOGS"].arn
  }

  log_publishing_options {
    enabled                  = true
    log_type                 = "SEARCH_SLOW_LOGS"
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.this["SEARCH_SLOW_LOGS"].arn
  }

  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = aws_iam_role.owner.arn }
      Action    = ["es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut", "es:ESHttpHead"]
      Resource  = "arn:aws:es:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:domain/${local.domain}/*"
    }]
  })
}

# The account's containers take this role; its rights inside the indices are set there.
resource "aws_iam_role" "owner" {
  name_prefix = "${substr(var.name, 0, 28)}-search-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
    }]
  })
}

resource "aws_opensearchserverless_security_policy" "encryption" {
  count = var.serverless ? 1 : 0
  name  = "${local.domain}-e"
  type  = "encryption"
  policy = jsonencode({
    Rules       = [{ ResourceType = "collection", Resource = ["collection/${local.domain}"] }]
    KmsARN      = var.security.kms_key_arn
    AWSOwnedKey = false
  })
}

resource "aws_opensearchserverless_collection" "this" {
  count      = var.serverless ? 1 : 0
  name       = local.domain
  type       = "VECTORSEARCH"
  depends_on = [aws_opensearchserverless_security_policy.encryption]
}
