resource "google_service_account" "this" {
  account_id   = "${trimsuffix(substr(var.name, 0, 30 - length(var.suffix) - 1), "-")}-${var.suffix}"
  display_name = "Job ${var.suffix} of ${var.name}"
}

resource "google_storage_bucket_iam_member" "this" {
  bucket = var.bucket
  role   = "roles/storage.objectUser"
  member = google_service_account.this.member
}

resource "google_secret_manager_secret_iam_member" "settings" {
  for_each  = var.secrets
  secret_id = each.value
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.this.member
}

resource "google_cloud_run_v2_job" "this" {
  name                = "${var.name}-${var.suffix}"
  location            = var.region
  deletion_protection = false

  template {
    template {
      service_account       = google_service_account.this.email
      encryption_key        = var.kms_key_id
      execution_environment = "EXECUTION_ENVIRONMENT_GEN2"
      timeout               = "${var.timeout_s}s"
      max_retries           = 1

      containers {
        image   = var.image
        command = var.command
        args    = var.args

        dynamic "env" {
          for_each = merge({ MLSYSTEM_ARTIFACT_BUCKET = "/mnt/artifacts" }, var.inbox == "" ? {} : { MLSYSTEM_INBOX = "/mnt/inbox" }, var.environment)
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
          limits = { cpu = var.cpu, memory = var.memory }
        }

        volume_mounts {
          name       = "artifacts"
          mount_path = "/mnt/artifacts"
        }

        dynamic "volume_mounts" {
          for_each = var.inbox == "" ? [] : ["inbox"]
          content {
            name       = volume_mounts.value
            mount_path = "/mnt/inbox"
          }
        }
      }

      volumes {
        name = "artifacts"
        gcs {
          bucket    = var.bucket
          read_only = false
        }
      }

      dynamic "volumes" {
        for_each = var.inbox == "" ? [] : ["inbox"]
        content {
          name = volumes.value
          gcs {
            bucket    = var.inbox
            read_only = true
          }
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

  depends_on = [google_storage_bucket_iam_member.this, google_secret_manager_secret_iam_member.settings]
}

data "google_client_config" "this" {}

resource "google_project_iam_member" "access" {
  for_each = var.access
  project  = data.google_client_config.this.project
  role     = each.value
  member   = google_service_account.this.member
}
