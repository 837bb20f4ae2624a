resource "google_storage_bucket" "this" {
  #checkov:skip=CKV_GCP_62:access is recorded by the project's audit log, not by a second bucket
  name                        = "${var.project_id}-${trimsuffix(substr(var.name, 0, 54 - length(var.project_id)), "-")}-iceberg"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = var.kms_key_id
  }

  lifecycle_rule {
    condition {
      days_since_noncurrent_time = 90
    }
    action {
      type = "Delete"
    }
  }
}

resource "google_bigquery_connection" "this" {
  connection_id = "${var.name}-iceberg"
  location      = var.region
  kms_key_name  = var.kms_key_id
  cloud_resource {}
}

resource "google_storage_bucket_iam_member" "tables" {
  bucket = google_storage_bucket.this.name
  role   = "roles/storage.objectUser"
  member = "serviceAccount:${google_bigquery_connection.this.cloud_resource[0].service_account_id}"
}
