resource "google_bigquery_dataset" "this" {
  dataset_id                 = replace("${var.name}_lake", "-", "_")
  location                   = var.region
  delete_contents_on_destroy = false
  default_encryption_configuration {
    kms_key_name = var.kms_key_id
  }
}

resource "google_bigquery_table" "events" {
  dataset_id               = google_bigquery_dataset.this.dataset_id
  table_id                 = "events"
  deletion_protection      = true
  require_partition_filter = true
  clustering               = ["entity"]

  time_partitioning {
    type          = "DAY"
    field         = "at"
    expiration_ms = var.raw_retention_days * 86400000
  }

  encryption_configuration {
    kms_key_name = var.kms_key_id
  }

  schema = jsonencode([{ name = "entity", type = "STRING", mode = "REQUIRED" }, { name = "at", type = "TIMESTAMP", mode = "REQUIRED" }, { name = "payload", type = "JSON", mode = "NULLABLE" }])
}

resource "google_bigquery_table" "predictions" {
  dataset_id               = google_bigquery_dataset.this.dataset_id
  table_id                 = "predictions"
  deletion_protection      = true
  require_partition_filter = true
  clustering               = ["entity"]

  time_partitioning {
    type  = "DAY"
    field = "made_at"
  }

  encryption_configuration {
    kms_key_name = var.kms_key_id
  }

  schema = jsonencode([{ name = "entity", type = "STRING", mode = "REQUIRED" }, { name = "made_at", type = "TIMESTAMP", mode = "REQUIRED" }, { name = "score", type = "FLOAT", mode = "NULLABLE" }, { name = "model_version", type = "STRING", mode = "NULLABLE" }, { name = "payload", type = "JSON", mode = "NULLABLE" }])
}
