resource "google_bigquery_dataset" "this" {
  dataset_id                 = replace("${var.name}_transform", "-", "_")
  location                   = var.region
  delete_contents_on_destroy = false
  default_encryption_configuration {
    kms_key_name = var.kms_key_id
  }
}

resource "google_bigquery_table" "daily" {
  dataset_id               = google_bigquery_dataset.this.dataset_id
  table_id                 = "daily"
  deletion_protection      = true
  require_partition_filter = true
  clustering               = ["entity"]

  time_partitioning {
    type  = "DAY"
    field = "day"
  }

  encryption_configuration {
    kms_key_name = var.kms_key_id
  }

  schema = jsonencode([{ name = "entity", type = "STRING", mode = "REQUIRED" }, { name = "day", type = "DATE", mode = "REQUIRED" }, { name = "events", type = "INTEGER", mode = "NULLABLE" }])
}

resource "google_bigquery_routine" "daily" {
  dataset_id      = google_bigquery_dataset.this.dataset_id
  routine_id      = "rebuild_day"
  routine_type    = "PROCEDURE"
  language        = "SQL"
  definition_body = <<-SQL
    BEGIN
      DELETE FROM `${google_bigquery_dataset.this.dataset_id}.${google_bigquery_table.daily.table_id}` WHERE day = wanted;
      EXECUTE IMMEDIATE FORMAT(
        "INSERT INTO `${google_bigquery_dataset.this.dataset_id}.${google_bigquery_table.daily.table_id}` (entity, day, events) SELECT entity, DATE(at), COUNT(*) FROM `%s` WHERE DATE(at) = @day GROUP BY entity, DATE(at)", source)
        USING wanted AS day;
    END
  SQL

  arguments {
    name          = "source"
    argument_kind = "FIXED_TYPE"
    data_type     = jsonencode({ typeKind = "STRING" })
  }

  arguments {
    name          = "wanted"
    argument_kind = "FIXED_TYPE"
    data_type     = jsonencode({ typeKind = "DATE" })
  }
}
