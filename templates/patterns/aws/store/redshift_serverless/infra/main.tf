resource "aws_redshiftserverless_namespace" "this" {
  namespace_name                   = "${var.name}-warehouse"
  db_name                          = "warehouse"
  admin_username                   = "owner"
  manage_admin_password            = true
  admin_password_secret_kms_key_id = var.security.kms_key_arn
  kms_key_id                       = var.security.kms_key_arn
  log_exports                      = ["userlog", "connectionlog", "useractivitylog"]
  default_iam_role_arn             = aws_iam_role.this.arn
  iam_roles                        = [aws_iam_role.this.arn]
}

resource "aws_security_group" "this" {
  name_prefix = "${var.name}-warehouse-"
  description = "Warehouse from inside the VPC"
  vpc_id      = var.network.vpc_id

  ingress {
    description = "Queries from the VPC"
    from_port   = 5439
    to_port     = 5439
    protocol    = "tcp"
    cidr_blocks = [var.network.cidr]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_redshiftserverless_workgroup" "this" {
  workgroup_name       = "${var.name}-warehouse"
  namespace_name       = aws_redshiftserverless_namespace.this.namespace_name
  base_capacity        = var.base_units
  max_capacity         = var.base_units * 4
  enhanced_vpc_routing = true
  publicly_accessible  = false
  subnet_ids           = var.network.private_subnet_ids
  security_group_ids   = [aws_security_group.this.id]

  config_parameter {
    parameter_key   = "require_ssl"
    parameter_value = "true"
  }

  config_parameter {
    parameter_key   = "max_query_execution_time"
    parameter_value = "3600"
  }
}

# What a month may cost is also said in the warehouse: a dashboard that polls stops it being idle.
resource "aws_redshiftserverless_usage_limit" "this" {
  resource_arn  = aws_redshiftserverless_workgroup.this.arn
  usage_type    = "serverless-compute"
  period        = "monthly"
  amount        = var.base_units * 120
  breach_action = "log"
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["redshift.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "this" {
  name_prefix        = "${substr(var.name, 0, 30)}-wh-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "this" {
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:ListBucket"], Resource = [var.lake.bucket_arn] },
      { Effect = "Allow", Action = ["s3:GetObject"], Resource = ["${var.lake.bucket_arn}/*"] },
      { Effect = "Allow", Action = ["kms:Decrypt"], Resource = [var.security.kms_key_arn] }
    ]
  })
}
