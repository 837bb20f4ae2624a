resource "aws_appflow_flow" "this" {
  name    = "${var.name}-accounts"
  kms_arn = var.security.kms_key_arn

  source_flow_config {
    connector_type         = "Salesforce"
    connector_profile_name = var.salesforce_connection
    source_connector_properties {
      salesforce {
        object                      = "Account"
        enable_dynamic_field_update = false
        include_deleted_records     = true
      }
    }
    incremental_pull_config {
      datetime_type_field_name = "LastModifiedDate"
    }
  }

  destination_flow_config {
    connector_type = "S3"
    destination_connector_properties {
      s3 {
        bucket_name   = var.lake.bucket
        bucket_prefix = "incoming"
        s3_output_format_config {
          file_type = "PARQUET"
        }
      }
    }
  }

  task {
    task_type     = "Map_all"
    source_fields = []
    task_properties = {
      EXCLUDE_SOURCE_FIELDS_LIST = jsonencode(["Description", "Phone", "Fax"])
    }
  }

  trigger_config {
    trigger_type = "Scheduled"
    trigger_properties {
      scheduled {
        data_pull_mode      = "Incremental"
        schedule_expression = "rate(1days)"
      }
    }
  }

  depends_on = [aws_s3_object.folder]
}

resource "aws_s3_object" "folder" {
  bucket     = var.lake.bucket
  key        = "incoming/README"
  content    = "Deliveries land in this folder."
  kms_key_id = var.security.kms_key_arn
}
