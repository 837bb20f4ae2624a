resource "google_bigquery_dataset" "this" {
  dataset_id                 = replace("${var.name}_features", "-", "_")
  location                   = var.region
  delete_contents_on_destroy = false
  default_encryption_configuration {
    kms_key_name = var.kms_key_id
  }
}

resource "google_bigquery_table" "features" {
  dataset_id               = google_bigquery_dataset.this.dataset_id
  table_id                 = "features"
  deletion_protection      = true
  require_partition_filter = true
  clustering               = ["entity"]

  time_partitioning {
    type  = "DAY"
    field = "as_of"
  }

  encryption_configuration {
    kms_key_name = var.kms_key_id
  }

  schema = jsonencode([{ name = "entity", type = "STRING", mode = "REQUIRED" }, { name = "as_of", type = "TIMESTAMP", mode = "REQUIRED" }, { name = "values", type = "JSON", mode = "NULLABLE" }])
}
