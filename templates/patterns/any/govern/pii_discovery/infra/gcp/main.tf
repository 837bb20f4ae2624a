resource "google_storage_bucket" "findings" {
  #checkov:skip=CKV_GCP_62:access is recorded by the project's audit log, not by a second bucket
  name                        = "${var.project_id}-${trimsuffix(substr(var.name, 0, 58 - length(var.project_id)), "-")}-pii"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = var.kms_key_id
  }
}

resource "google_data_loss_prevention_job_trigger" "this" {
  parent       = "projects/${var.project_id}/locations/${var.region}"
  display_name = "${var.name} landing zone"
  status       = "HEALTHY"

  triggers {
    schedule {
      recurrence_period_duration = "86400s"
    }
  }

  inspect_job {
    inspect_config {
      min_likelihood = "LIKELY"
      dynamic "info_types" {
        for_each = ["PERSON_NAME", "EMAIL_ADDRESS", "PHONE_NUMBER", "CREDIT_CARD_NUMBER", "IBAN_CODE"]
        content {
          name = info_types.value
        }
      }
    }
    storage_config {
      timespan_config {
        enable_auto_population_of_timespan_config = true
      }
      cloud_storage_options {
        bytes_limit_per_file = 10485760
        file_set {
          url = "gs://${var.bucket}/landing/**"
        }
      }
    }
    actions {
      publish_summary_to_cscc {}
    }
  }
}
