# Registry, landing zone and published tables; jobs and services mount it as a folder.
resource "google_storage_bucket" "this" {
  #checkov:skip=CKV_GCP_62:access is recorded by the project's audit log, not by a second bucket
  name                        = "${var.project_id}-${trimsuffix(substr(var.name, 0, 52 - length(var.project_id)), "-")}-artifacts"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = var.kms_key_id
  }

  dynamic "lifecycle_rule" {
    for_each = var.expiry
    content {
      condition {
        age            = lifecycle_rule.value
        matches_prefix = [lifecycle_rule.key]
      }
      action {
        type = "Delete"
      }
    }
  }

  # What was deleted is kept as an old version for a month, in case it was a mistake.
  lifecycle_rule {
    condition {
      days_since_noncurrent_time = 30
    }
    action {
      type = "Delete"
    }
  }

  # What holds people's data and is deleted is gone a week later, whoever deleted it.
  lifecycle_rule {
    condition {
      days_since_noncurrent_time = 7
      matches_prefix             = ["landing/", "incoming/", "published/", "cases/", "batch/"]
    }
    action {
      type = "Delete"
    }
  }

  lifecycle_rule {
    condition {
      num_newer_versions = 5
      with_state         = "ARCHIVED"
    }
    action {
      type = "Delete"
    }
  }
}
