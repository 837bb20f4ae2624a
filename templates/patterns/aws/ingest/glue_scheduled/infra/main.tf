resource "aws_glue_catalog_database" "this" {
  name = replace("${var.name}_landing", "-", "_")
}

data "aws_subnet" "first" {
  id = var.network.private_subnet_ids[0]
}

# Workers of a job talk to each other: the group lets itself in and nobody else.
resource "aws_security_group" "this" {
  #checkov:skip=CKV2_AWS_5:attached to the connection below, which the scanner does not count
  name_prefix = "${var.name}-glue-"
  description = "Copy jobs: talk to each other, to the source and to S3"
  vpc_id      = var.network.vpc_id

  ingress {
    description = "Workers of the same job"
    from_port   = 0
    to_port     = 65535
    protocol    = "tcp"
    self        = true
  }

  egress {
    description = "The source, endpoints and other workers in the VPC"
    from_port   = 0
    to_port     = 65535
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

resource "aws_glue_connection" "this" {
  name            = "${var.name}-source"
  connection_type = "JDBC"
  connection_properties = {
    JDBC_CONNECTION_URL = var.source_url
    JDBC_ENFORCE_SSL    = "true"
    SECRET_ID           = var.source_secret_arn
  }

  physical_connection_requirements {
    availability_zone      = data.aws_subnet.first.availability_zone
    subnet_id              = data.aws_subnet.first.id
    security_group_id_list = [aws_security_group.this.id]
  }
}

module "job" {
  source      = "../glue_job"
  name        = var.name
  security    = var.security
  lake        = var.lake
  use         = "copy"
  script      = "${path.module}/copy_tables.py"
  workers     = 2
  connections = [aws_glue_connection.this.name]
  secret_arns = [var.source_secret_arn]

  arguments = {
    "--connection" = aws_glue_connection.this.name
    "--tables"     = join(",", var.tables)
    "--target"     = "s3://${var.lake.bucket}/incoming/"
  }
}

resource "aws_glue_trigger" "nightly" {
  name     = "${var.name}-copy"
  type     = "SCHEDULED"
  schedule = "cron(0 1 * * ? *)"

  actions {
    job_name               = module.job.job_name
    security_configuration = module.job.security_configuration
  }
}
