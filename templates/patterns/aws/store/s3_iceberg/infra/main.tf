module "lake" {
  source   = "../bucket"
  name     = var.name
  use      = "lake"
  security = var.security
  expiry   = var.expiry
}

resource "aws_s3tables_table_bucket" "this" {
  name          = "${trimsuffix(substr(var.name, 0, 56), "-")}-tables"
  force_destroy = false

  encryption_configuration = {
    sse_algorithm = "aws:kms"
    kms_key_arn   = var.security.kms_key_arn
  }

  maintenance_configuration = {
    iceberg_unreferenced_file_removal = {
      status   = "enabled"
      settings = { non_current_days = 10, unreferenced_days = 3 }
    }
  }
}

resource "aws_glue_catalog_database" "this" {
  name         = replace("${var.name}_lake", "-", "_")
  location_uri = "s3://${module.lake.bucket}/iceberg/"
}

# The table every writer starts from: one row per event, snapshots give point-in-time reads.
resource "aws_glue_catalog_table" "events" {
  name          = "events"
  database_name = aws_glue_catalog_database.this.name
  table_type    = "EXTERNAL_TABLE"
  parameters    = { format = "parquet", write_compression = "zstd" }

  open_table_format_input {
    iceberg_input {
      metadata_operation = "CREATE"
      version            = "2"
    }
  }

  storage_descriptor {
    location = "s3://${module.lake.bucket}/iceberg/events"

    dynamic "columns" {
      for_each = [["event_id", "string"], ["entity", "string"], ["at", "timestamp"], ["received_at", "timestamp"], ["payload", "string"]]
      content {
        name = columns.value[0]
        type = columns.value[1]
      }
    }
  }

  # Columns change with the contract: the writers' migrations own them after the first time.
  lifecycle {
    ignore_changes = [storage_descriptor, parameters, open_table_format_input]
  }
}

resource "aws_lakeformation_permissions" "readers" {
  for_each    = toset(var.readers)
  principal   = each.value
  permissions = ["SELECT", "DESCRIBE"]

  table {
    database_name = aws_glue_catalog_database.this.name
    wildcard      = true
  }
}
