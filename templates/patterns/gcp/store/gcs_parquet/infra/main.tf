resource "google_storage_bucket" "this" {
  #checkov:skip=CKV_GCP_62:access is recorded by the project's audit log, not by a second bucket
  name                        = "${var.project_id}-${trimsuffix(substr(var.name, 0, 57 - length(var.project_id)), "-")}-lake"
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
      days_since_noncurrent_time = 30
    }
    action {
      type = "Delete"
    }
  }
}
