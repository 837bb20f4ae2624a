locals {
  cluster_arn = var.serverless ? one(aws_msk_serverless_cluster.this[*].arn) : one(aws_msk_cluster.this[*].arn)
}

resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_338:kept for as many days as the design says, and no longer
  name              = "/msk/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.security.kms_key_arn
}

resource "aws_security_group" "this" {
  name_prefix = "${var.name}-kafka-"
  description = "Kafka with IAM from inside the VPC"
  vpc_id      = var.network.vpc_id

  ingress {
    description = "Kafka with IAM from the VPC"
    from_port   = 9098
    to_port     = 9098
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
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

resource "aws_msk_configuration" "this" {
  name           = "${var.name}-kafka"
  kafka_versions = ["3.8.x"]
  server_properties = join("\n", [
    "auto.create.topics.enable=false",
    "default.replication.factor=3",
    "min.insync.replicas=2",
    "log.retention.hours=72"
  ])
}

resource "aws_msk_cluster" "this" {
  count                  = var.serverless ? 0 : 1
  cluster_name           = "${trimsuffix(substr(var.name, 0, 50), "-")}-kafka"
  kafka_version          = "3.8.x"
  number_of_broker_nodes = ceil(var.brokers / length(var.network.private_subnet_ids)) * length(var.network.private_subnet_ids)

  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = var.network.private_subnet_ids
    security_groups = [aws_security_group.this.id]
    storage_info {
      ebs_storage_info {
        volume_size = max(100, ceil(var.disk_gb / var.brokers))
      }
    }
  }

  configuration_info {
    arn      = aws_msk_configuration.this.arn
    revision = aws_msk_configuration.this.latest_revision
  }

  client_authentication {
    unauthenticated = false
    sasl {
      iam = true
    }
  }

  encryption_info {
    encryption_at_rest_kms_key_arn = var.security.kms_key_arn
    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = aws_cloudwatch_log_group.this.name
      }
    }
  }
}

resource "aws_msk_serverless_cluster" "this" {
  count        = var.serverless ? 1 : 0
  cluster_name = "${trimsuffix(substr(var.name, 0, 50), "-")}-kafka"

  vpc_config {
    subnet_ids         = var.network.private_subnet_ids
    security_group_ids = [aws_security_group.this.id]
  }

  client_authentication {
    sasl {
      iam {
        enabled = true
      }
    }
  }
}

data "aws_iam_policy_document" "access" {
  statement {
    actions   = ["kafka-cluster:Connect", "kafka-cluster:DescribeCluster", "kafka:GetBootstrapBrokers"]
    resources = [local.cluster_arn]
  }
  statement {
    actions   = ["kafka-cluster:DescribeTopic", "kafka-cluster:CreateTopic", "kafka-cluster:ReadData", "kafka-cluster:WriteData", "kafka-cluster:DescribeGroup", "kafka-cluster:AlterGroup"]
    resources = ["${replace(local.cluster_arn, ":cluster/", ":topic/")}/*", "${replace(local.cluster_arn, ":cluster/", ":group/")}/*"]
  }
}
