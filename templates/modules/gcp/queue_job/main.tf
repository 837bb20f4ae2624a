# Messages wait in a queue; a job on one GPU is started for them, works through them and ends.
resource "google_pubsub_topic" "this" {
  name         = "${var.name}-${var.suffix}"
  kms_key_name = var.kms_key_id
}

resource "google_pubsub_topic" "dead" {
  name         = "${var.name}-${var.suffix}-dead"
  kms_key_name = var.kms_key_id
}

data "google_project" "this" {}

locals {
  pubsub = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}

resource "google_pubsub_topic_iam_member" "parks" {
  topic  = google_pubsub_topic.dead.name
  role   = "roles/pubsub.publisher"
  member = local.pubsub
}

resource "google_pubsub_subscription_iam_member" "parks" {
  subscription = google_pubsub_subscription.this.name
  role         = "roles/pubsub.subscriber"
  member       = local.pubsub
}

resource "google_pubsub_subscription" "this" {
  name                       = "${var.name}-${var.suffix}"
  topic                      = google_pubsub_topic.this.id
  ack_deadline_seconds       = 600
  message_retention_duration = "604800s"

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.dead.id
    max_delivery_attempts = 5
  }

  retry_policy {
    minimum_backoff = "30s"
    maximum_backoff = "600s"
  }

  expiration_policy {
    ttl = ""
  }
}

resource "google_pubsub_subscription" "dead" {
  name                       = "${var.name}-${var.suffix}-dead"
  topic                      = google_pubsub_topic.dead.id
  message_retention_duration = "1209600s"

  expiration_policy {
    ttl = ""
  }
}

resource "google_service_account" "worker" {
  account_id   = "${substr(var.name, 0, 30 - length(var.suffix) - 1)}-${var.suffix}"
  display_name = "GPU job ${var.suffix} of ${var.name}"
}

resource "google_storage_bucket_iam_member" "worker" {
  bucket = var.bucket
  role   = "roles/storage.objectUser"
  member = google_service_account.worker.member
}

resource "google_pubsub_subscription_iam_member" "worker" {
  subscription = google_pubsub_subscription.this.name
  role         = "roles/pubsub.subscriber"
  member       = google_service_account.worker.member
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
          for_each = merge({ MLSYSTEM_ARTIFACT_BUCKET = "/mnt/artifacts", QUEUE = google_pubsub_subscription.this.id }, var.environment)
          content {
            name  = env.key
            value = env.value
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

  depends_on = [google_storage_bucket_iam_member.worker, google_pubsub_subscription_iam_member.worker]
}

resource "google_service_account" "starter" {
  account_id   = "${substr(var.name, 0, 30 - length(var.suffix) - 3)}-${var.suffix}-s"
  display_name = "Starts job ${var.suffix} of ${var.name}"
}

resource "google_cloud_run_v2_job_iam_member" "starter" {
  name     = google_cloud_run_v2_job.this.name
  location = var.region
  role     = "roles/run.jobsExecutor"
  member   = google_service_account.starter.member
}

# A run that finds the queue empty ends at once and costs a few seconds.
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

resource "google_monitoring_alert_policy" "dead" {
  display_name          = "${var.name} ${var.suffix} dead letters"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]

  conditions {
    display_name = "A message was given up"
    condition_threshold {
      filter          = "resource.type = \"pubsub_subscription\" AND resource.labels.subscription_id = \"${google_pubsub_subscription.dead.name}\" AND metric.type = \"pubsub.googleapis.com/subscription/num_undelivered_messages\""
      comparison      = "COMPARISON_GT"
      threshold_value = 0
      duration        = "300s"
      aggregations {
        alignment_period   = "300s"
        per_series_aligner = "ALIGN_MAX"
      }
    }
  }

  documentation {
    content = "Messages were given up after five tries; see docs/runbook.md#a-delivery-was-refused"
  }
}
