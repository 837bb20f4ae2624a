locals {
  collection = "${trimsuffix(substr(var.name, 0, 23), "-")}-search" # with two characters more, 32 at most
}

data "aws_caller_identity" "current" {}

resource "aws_opensearchserverless_security_policy" "encryption" {
  name = "${local.collection}-e"
  type = "encryption"
  policy = jsonencode({
    Rules       = [{ ResourceType = "collection", Resource = ["collection/${local.collection}"] }]
    KmsARN      = var.security.kms_key_arn
    AWSOwnedKey = false
  })
}

resource "aws_opensearchserverless_security_policy" "network" {
  name = "${local.collection}-n"
  type = "network"
  policy = jsonencode([{
    Rules           = [{ ResourceType = "collection", Resource = ["collection/${local.collection}"] }]
    AllowFromPublic = false
    SourceVPCEs     = [aws_opensearchserverless_vpc_endpoint.this.id]
  }])
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

resource "aws_opensearchserverless_vpc_endpoint" "this" {
  name               = "${local.collection}-v"
  vpc_id             = var.network.vpc_id
  subnet_ids         = var.network.private_subnet_ids
  security_group_ids = [aws_security_group.this.id]
}

resource "aws_opensearchserverless_access_policy" "this" {
  name = "${local.collection}-a"
  type = "data"
  policy = jsonencode([{
    Rules = [{
      ResourceType = "index"
      Resource     = ["index/${local.collection}/*"]
      Permission   = ["aoss:CreateIndex", "aoss:DescribeIndex", "aoss:UpdateIndex", "aoss:ReadDocument", "aoss:WriteDocument"]
    }]
    Principal = length(var.principals) > 0 ? var.principals : [aws_iam_role.writer.arn]
  }])
}

resource "aws_opensearchserverless_collection" "this" {
  name             = local.collection
  type             = "VECTORSEARCH"
  standby_replicas = var.protect ? "ENABLED" : "DISABLED"
  depends_on       = [aws_opensearchserverless_security_policy.encryption, aws_opensearchserverless_security_policy.network]
}

# Without a named reader the account's own containers take this role.
resource "aws_iam_role" "writer" {
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

resource "aws_iam_role_policy" "writer" {
  role = aws_iam_role.writer.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["aoss:APIAccessAll"], Resource = [aws_opensearchserverless_collection.this.arn] }]
  })
}
