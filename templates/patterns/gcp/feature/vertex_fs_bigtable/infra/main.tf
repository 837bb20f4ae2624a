# Point-in-time features in BigQuery; the newest value of each entity is copied to the online store every hour.
resource "google_bigquery_dataset" "this" {
  dataset_id                 = replace("${var.name}_feature_store", "-", "_")
  location                   = var.region
  delete_contents_on_destroy = false
  default_encryption_configuration {
    kms_key_name = var.kms_key_id
  }
}

resource "google_bigquery_table" "features" {
  dataset_id          = google_bigquery_dataset.this.dataset_id
  table_id            = "features"
  deletion_protection = true
  clustering          = ["entity"]

  time_partitioning {
    type  = "DAY"
    field = "feature_timestamp"
  }

  encryption_configuration {
    kms_key_name = var.kms_key_id
  }

  schema = jsonencode([{ name = "entity", type = "STRING", mode = "REQUIRED" }, { name = "feature_timestamp", type = "TIMESTAMP", mode = "REQUIRED" }, { name = "values", type = "JSON", mode = "NULLABLE" }])
}

locals {
  table = "bq://${var.project_id}.${google_bigquery_table.features.dataset_id}.${google_bigquery_table.features.table_id}"
}

resource "google_vertex_ai_feature_group" "this" {
  name   = "entity_features"
  region = var.region

  big_query {
    entity_id_columns = ["entity"]
    big_query_source {
      input_uri = local.table
    }
  }
}

resource "google_vertex_ai_feature_online_store" "this" {
  name          = replace("${var.name}_online", "-", "_")
  region        = var.region
  force_destroy = false

  encryption_spec {
    kms_key_name = var.kms_key_id
  }

  bigtable {
    auto_scaling {
      min_node_count         = 1
      max_node_count         = 5
      cpu_utilization_target = 60
    }
  }
}

resource "google_vertex_ai_feature_online_store_featureview" "this" {
  name                 = "entity_features"
  region               = var.region
  feature_online_store = google_vertex_ai_feature_online_store.this.name

  sync_config {
    cron = "15 * * * *"
  }

  big_query_source {
    uri               = local.table
    entity_id_columns = ["entity"]
  }
}
