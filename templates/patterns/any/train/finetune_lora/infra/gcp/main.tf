# One L4 with 24 GB holds an 8B model with adapters; checkpoints go to the bucket, so that a restart loses little.
resource "google_service_account" "this" {
  account_id   = "${trimsuffix(substr(var.name, 0, 21), "-")}-finetune"
  display_name = "Fine-tuning of ${var.name}"
}

resource "google_storage_bucket_iam_member" "this" {
  bucket = var.bucket
  role   = "roles/storage.objectUser"
  member = google_service_account.this.member
}

resource "google_cloud_run_v2_job" "this" {
  name                = "${var.name}-finetune"
  location            = var.region
  deletion_protection = false

  template {
    template {
      service_account               = google_service_account.this.email
      encryption_key                = var.kms_key_id
      execution_environment         = "EXECUTION_ENVIRONMENT_GEN2"
      gpu_zonal_redundancy_disabled = true
      timeout                       = "3600s"
      max_retries                   = 3

      node_selector {
        accelerator = "nvidia-l4"
      }

      containers {
        image = var.training_image

        dynamic "env" {
          for_each = { MLSYSTEM_ARTIFACT_BUCKET = "/mnt/artifacts", CHECKPOINTS = "/mnt/artifacts/finetune/checkpoints" }
          content {
            name  = env.key
            value = env.value
          }
        }

        resources {
          limits = { cpu = "8", memory = "32Gi", "nvidia.com/gpu" = "1" }
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

  depends_on = [google_storage_bucket_iam_member.this]
}
