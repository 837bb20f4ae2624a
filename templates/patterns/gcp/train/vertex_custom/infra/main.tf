resource "google_service_account" "this" {
  account_id   = "${trimsuffix(substr(var.name, 0, 23), "-")}-vertex"
  display_name = "Training jobs of ${var.name}"
}

resource "google_storage_bucket" "this" {
  #checkov:skip=CKV_GCP_62:access is recorded by the project's audit log, not by a second bucket
  name                        = "${var.project_id}-${trimsuffix(substr(var.name, 0, 53 - length(var.project_id)), "-")}-training"
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

resource "google_artifact_registry_repository" "this" {
  repository_id = "${var.name}-training"
  location      = var.region
  format        = "DOCKER"
  kms_key_name  = var.kms_key_id
}

resource "google_project_iam_member" "this" {
  for_each = toset(["roles/aiplatform.user", "roles/logging.logWriter"])
  project  = var.project_id
  role     = each.value
  member   = google_service_account.this.member
}

# What is trained on and what comes out lie where every other step keeps them.
resource "google_storage_bucket_iam_member" "artifacts" {
  bucket = var.bucket
  role   = "roles/storage.objectUser"
  member = google_service_account.this.member
}

resource "google_project_iam_member" "access" {
  for_each = var.access
  project  = var.project_id
  role     = each.value
  member   = google_service_account.this.member
}

resource "google_storage_bucket_iam_member" "this" {
  bucket = google_storage_bucket.this.name
  role   = "roles/storage.objectUser"
  member = google_service_account.this.member
}
