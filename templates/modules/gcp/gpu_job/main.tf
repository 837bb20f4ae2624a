# A job on one GPU: it is started on a schedule, works through what waits and ends.
resource "google_service_account" "worker" {
  account_id   = "${trimsuffix(substr(var.name, 0, 30 - length(var.suffix) - 1), "-")}-${var.suffix}"
  display_name = "GPU job ${var.suffix} of ${var.name}"
}

resource "google_storage_bucket_iam_member" "worker" {
  bucket = var.bucket
  role   = "roles/storage.objectUser"
  member = google_service_account.worker.member
}

resource "google_secret_manager_secret_iam_member" "settings" {
  for_each  = var.secrets
  secret_id = each.value
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.worker.member
}

resource "google_cloud_run_v2_job" "this" {
  name                = "${var.name}-${var.suffix}"
  location            = var.region
  deletion_protection = false

  template {
    template {
      service_account               = google_service_account.worker.email
      encryption_key                = var.kms_key_id
      execution_environment         = "EXECUTION_ENVIRONMENT_GEN2"
      gpu_zonal_redundancy_disabled = true
      timeout                       = "3600s"
      max_retries                   = 1

      node_selector {
        accelerator = "nvidia-l4"
      }

      containers {
        image   = var.image
        command = var.command

        dynamic "env" {
          for_each = merge({ MLSYSTEM_ARTIFACT_BUCKET = "/mnt/artifacts" }, var.environment)
          content {
            name  = env.key
            value = env.value
          }
        }

        dynamic "env" {
          for_each = var.secrets
          content {
            name = env.key
            value_source {
              secret_key_ref {
                secret  = env.value
                version = "latest"
              }
            }
          }
        }

        resources {
          limits = { cpu = "4", memory = "16Gi", "nvidia.com/gpu" = "1" }
        }

        volume_mounts {
          name       = "artifacts"
          mount_path = "/mnt/artifacts"
        }
      }

      volumes {
        name = "artifacts"
        gcs {
          bucket    = var.bucket
          read_only = false
        }
      }

      vpc_access {
        egress = "PRIVATE_RANGES_ONLY"
        network_interfaces {
          subnetwork = var.subnet_id
        }
      }
    }
  }

  depends_on = [google_storage_bucket_iam_member.worker, google_secret_manager_secret_iam_member.settings]
}

resource "google_service_account" "starter" {
  account_id   = "${trimsuffix(substr(var.name, 0, 30 - length(var.suffix) - 3), "-")}-${var.suffix}-s"
  display_name = "Starts job ${var.suffix} of ${var.name}"
}

resource "google_cloud_run_v2_job_iam_member" "starter" {
  name     = google_cloud_run_v2_job.this.name
  location = var.region
  role     = "roles/run.jobsExecutor"
  member   = google_service_account.starter.member
}

# A run that finds nothing to do ends at once and costs a few seconds.
resource "google_cloud_scheduler_job" "this" {
  name             = "${var.name}-${var.suffix}"
  region           = var.region
  schedule         = var.schedule
  time_zone        = "Etc/UTC"
  attempt_deadline = "180s"

  retry_config {
    retry_count = 3
  }

  http_target {
    http_method = "POST"
    uri         = "https://run.googleapis.com/v2/${google_cloud_run_v2_job.this.id}:run"
    oauth_token {
      service_account_email = google_service_account.starter.email
    }
  }
}

resource "google_monitoring_alert_policy" "failed" {
  display_name          = "${var.name} ${var.suffix} failed"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]

  conditions {
    display_name = "A run failed"
    condition_threshold {
      filter          = "resource.type = \"cloud_run_job\" AND resource.labels.job_name = \"${google_cloud_run_v2_job.this.name}\" AND metric.type = \"run.googleapis.com/job/completed_execution_count\" AND metric.labels.result = \"failed\""
      comparison      = "COMPARISON_GT"
      threshold_value = 0
      duration        = "0s"
      aggregations {
        alignment_period   = "300s"
        per_series_aligner = "ALIGN_DELTA"
      }
    }
  }

  documentation {
    content = "A run on the GPU failed; see docs/runbook.md#a-scheduled-run-failed"
  }
}

data "google_client_config" "this" {}

resource "google_project_iam_member" "access" {
  for_each = var.access
  project  = data.google_client_config.this.project
  role     = each.value
  member   = google_service_account.worker.member
}
