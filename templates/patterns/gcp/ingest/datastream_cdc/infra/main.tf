# Follows the source's write-ahead log over a private connection; changes land as files under landing/cdc/.
module "agent" {
  source     = "../agent"
  project_id = var.project_id
  kms_key_id = var.kms_key_id
  service    = "datastream.googleapis.com"
}

resource "google_secret_manager_secret_iam_member" "reads" {
  secret_id = var.source_database.password_secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = module.agent.member
}

resource "google_storage_bucket_iam_member" "writes" {
  bucket = var.bucket
  role   = "roles/storage.objectUser"
  member = module.agent.member
}

resource "google_datastream_private_connection" "this" {
  private_connection_id = "${var.name}-cdc"
  display_name          = "${var.name} change capture"
  location              = var.region

  psc_interface_config {
    network_attachment = google_compute_network_attachment.this.id
  }

  depends_on = [module.agent]
}

resource "google_compute_network_attachment" "this" {
  name                  = "${var.name}-cdc"
  region                = var.region
  subnetworks           = [var.subnet_id]
  connection_preference = "ACCEPT_AUTOMATIC"
}

locals {
  newest = "${var.source_database.password_secret_id}/versions/latest"
}

resource "google_datastream_connection_profile" "source" {
  connection_profile_id = "${var.name}-source"
  display_name          = "${var.name} source"
  location              = var.region

  postgresql_profile {
    hostname                       = var.source_database.host
    port                           = var.source_database.port
    database                       = var.source_database.database
    username                       = var.source_database.username
    secret_manager_stored_password = local.newest
  }

  private_connectivity {
    private_connection = google_datastream_private_connection.this.id
  }

  depends_on = [google_secret_manager_secret_iam_member.reads]
}

resource "google_datastream_connection_profile" "lake" {
  connection_profile_id = "${var.name}-lake"
  display_name          = "${var.name} lake"
  location              = var.region

  gcs_profile {
    bucket    = var.bucket
    root_path = "/landing/cdc"
  }

  depends_on = [google_storage_bucket_iam_member.writes]
}

resource "google_datastream_stream" "this" {
  stream_id                       = "${var.name}-cdc"
  display_name                    = "${var.name} change capture"
  location                        = var.region
  customer_managed_encryption_key = module.agent.kms_key_id
  desired_state                   = "RUNNING"

  source_config {
    source_connection_profile = google_datastream_connection_profile.source.id
    postgresql_source_config {
      publication      = "mlsystem"
      replication_slot = "mlsystem"
    }
  }

  destination_config {
    destination_connection_profile = google_datastream_connection_profile.lake.id
    gcs_destination_config {
      path                   = "events"
      file_rotation_mb       = 100
      file_rotation_interval = "300s"
      json_file_format {
        compression        = "GZIP"
        schema_file_format = "NO_SCHEMA_FILE"
      }
    }
  }

  backfill_all {}
}

# A stream that stops reading fills the source's disk: somebody must know before it is full.
resource "google_monitoring_alert_policy" "lag" {
  display_name          = "${var.name} change capture lags"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]

  conditions {
    display_name = "Changes older than fifteen minutes are not there"
    condition_threshold {
      filter          = "resource.type = \"datastream.googleapis.com/Stream\" AND resource.labels.stream_id = \"${google_datastream_stream.this.stream_id}\" AND metric.type = \"datastream.googleapis.com/stream/freshness\""
      comparison      = "COMPARISON_GT"
      threshold_value = 900
      duration        = "300s"
      aggregations {
        alignment_period   = "300s"
        per_series_aligner = "ALIGN_MAX"
      }
    }
  }

  documentation {
    content = "Change capture lags; see docs/runbook.md#a-delivery-was-refused"
  }
}
