resource "google_project_service" "this" {
  project            = var.project_id
  service            = "aiplatform.googleapis.com"
  disable_on_destroy = false
}

resource "google_storage_bucket" "this" {
  #checkov:skip=CKV_GCP_62:access is recorded by the project's audit log, not by a second bucket
  name                        = "${var.project_id}-${var.name}-llm-batch"
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

# Jobs run at the regional endpoint, so prompts are processed in this region.
resource "google_project_iam_custom_role" "calls" {
  role_id     = replace("${var.name}_gemini_batch", "-", "_")
  title       = "Calls models of ${var.name}"
  permissions = ["aiplatform.batchPredictionJobs.create", "aiplatform.batchPredictionJobs.get", "aiplatform.endpoints.predict"]
}
