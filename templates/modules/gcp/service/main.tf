resource "google_service_account" "this" {
  account_id   = "${trimsuffix(substr(var.name, 0, 30 - length(var.suffix) - 1), "-")}-${var.suffix}"
  display_name = "Service ${var.suffix} of ${var.name}"
}

resource "google_storage_bucket_iam_member" "this" {
  bucket = var.bucket
  role   = var.writes ? "roles/storage.objectUser" : "roles/storage.objectViewer"
  member = google_service_account.this.member
}

# What it may write. To the prediction log it adds only: nothing it has logged can be changed or deleted.
locals {
  folders = var.predicts ? { predictions = "roles/storage.objectCreator", cases = "roles/storage.objectUser" } : {}
}

resource "google_storage_bucket_iam_member" "log" {
  for_each = local.folders
  bucket   = var.bucket
  role     = each.value
  member   = google_service_account.this.member

  condition {
    title      = each.key
    expression = "resource.name.startsWith('projects/_/buckets/${var.bucket}/objects/${each.key}/')"
  }
}

resource "google_secret_manager_secret_iam_member" "this" {
  for_each  = toset(var.secret_ids)
  secret_id = each.value
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.this.member
}

resource "google_secret_manager_secret_iam_member" "settings" {
  for_each  = var.secrets
  secret_id = each.value
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.this.member
}

resource "google_cloud_run_v2_service" "this" {
  name                = "${var.name}-${var.suffix}"
  location            = var.region
  ingress             = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
  deletion_protection = var.protect

  template {
    service_account                  = google_service_account.this.email
    encryption_key                   = var.kms_key_id
    execution_environment            = "EXECUTION_ENVIRONMENT_GEN2"
    max_instance_request_concurrency = var.protocol_concurrency

    scaling {
      min_instance_count = var.min_tasks
      max_instance_count = var.max_tasks
    }

    containers {
      image   = var.image
      command = length(var.command) > 0 ? var.command : null

      ports {
        container_port = var.port
      }

      dynamic "env" {
        for_each = merge({ MLSYSTEM_ARTIFACT_BUCKET = "/mnt/artifacts" }, var.predicts ? { MLSYSTEM_PREDICTION_STORE = "/mnt/log" } : {}, var.environment)
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
        limits            = { cpu = var.cpu, memory = var.memory }
        cpu_idle          = false
        startup_cpu_boost = true
      }

      startup_probe {
        period_seconds    = 5
        failure_threshold = 24
        http_get {
          path = var.health_path
        }
      }

      liveness_probe {
        period_seconds = 15
        http_get {
          path = var.health_path
        }
      }

      volume_mounts {
        name       = "artifacts"
        mount_path = "/mnt/artifacts"
      }

      dynamic "volume_mounts" {
        for_each = keys(local.folders)
        content {
          name       = volume_mounts.value
          mount_path = "/mnt/log/${volume_mounts.value}"
        }
      }
    }

    volumes {
      name = "artifacts"
      gcs {
        bucket    = var.bucket
        read_only = !var.writes
      }
    }

    dynamic "volumes" {
      for_each = keys(local.folders)
      content {
        name = volumes.value
        gcs {
          bucket        = var.bucket
          read_only     = false
          mount_options = ["only-dir=${volumes.value}"]
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

  depends_on = [
    google_storage_bucket_iam_member.this, google_storage_bucket_iam_member.log,
    google_secret_manager_secret_iam_member.this, google_secret_manager_secret_iam_member.settings,
  ]
}

resource "google_cloud_run_v2_service_iam_member" "invoker" {
  for_each = var.invokers
  name     = google_cloud_run_v2_service.this.name
  location = var.region
  role     = "roles/run.invoker"
  member   = each.value
}

data "google_client_config" "this" {}

resource "google_project_iam_member" "access" {
  for_each = var.access
  project  = data.google_client_config.this.project
  role     = each.value
  member   = google_service_account.this.member
}
