resource "google_data_catalog_taxonomy" "this" {
  display_name           = "${var.name} sensitivity"
  region                 = var.region
  activated_policy_types = ["FINE_GRAINED_ACCESS_CONTROL"]
}

resource "google_data_catalog_policy_tag" "this" {
  for_each     = toset(["direct_identifier", "financial", "health"])
  taxonomy     = google_data_catalog_taxonomy.this.id
  display_name = each.value
  description  = "Columns readable only by those granted this tag"
}

resource "google_bigquery_dataset" "this" {
  dataset_id = replace("${var.name}_governed", "-", "_")
  location   = var.region
  default_encryption_configuration {
    kms_key_name = var.kms_key_id
  }
}

resource "google_bigquery_table" "subjects" {
  dataset_id          = google_bigquery_dataset.this.dataset_id
  table_id            = "subjects"
  deletion_protection = true

  encryption_configuration {
    kms_key_name = var.kms_key_id
  }

  schema = jsonencode([
    { name = "entity", type = "STRING", mode = "REQUIRED" },
    { name = "identifier", type = "STRING", policyTags = { names = [google_data_catalog_policy_tag.this["direct_identifier"].name] } }
  ])
}

resource "google_dataplex_datascan" "quality" {
  data_scan_id = "${var.name}-subjects"
  location     = var.region
  data {
    resource = "//bigquery.googleapis.com/${google_bigquery_table.subjects.id}"
  }
  execution_spec {
    trigger {
      schedule {
        cron = "0 5 * * *"
      }
    }
  }
  data_quality_spec {
    rules {
      dimension = "COMPLETENESS"
      column    = "entity"
      non_null_expectation {}
    }
  }
}
