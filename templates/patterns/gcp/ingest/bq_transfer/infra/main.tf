# Every fifteen minutes at best: new files under landing/ are appended to a table of their own.
resource "google_project_service" "this" {
  service            = "bigquerydatatransfer.googleapis.com"
  disable_on_destroy = false
}

resource "google_bigquery_dataset" "this" {
  dataset_id                 = replace("${var.name}_landing", "-", "_")
  location                   = var.region
  delete_contents_on_destroy = false
  default_encryption_configuration {
    kms_key_name = var.kms_key_id
  }
}

resource "google_bigquery_table" "records" {
  dataset_id               = google_bigquery_dataset.this.dataset_id
  table_id                 = "records"
  deletion_protection      = true
  require_partition_filter = true

  time_partitioning {
    type          = "DAY"
    expiration_ms = var.raw_retention_days * 86400000
  }

  encryption_configuration {
    kms_key_name = var.kms_key_id
  }
}

resource "google_service_account" "this" {
  account_id   = "${trimsuffix(substr(var.name, 0, 21), "-")}-transfer"
  display_name = "Transfers of ${var.name}"
}

resource "google_storage_bucket_iam_member" "reads" {
  bucket = var.bucket
  role   = "roles/storage.objectViewer"
  member = google_service_account.this.member
}

resource "google_bigquery_dataset_iam_member" "writes" {
  dataset_id = google_bigquery_dataset.this.dataset_id
  role       = "roles/bigquery.dataEditor"
  member     = google_service_account.this.member
}

resource "google_project_iam_member" "runs" {
  project = var.project_id
  role    = "roles/bigquery.jobUser"
  member  = google_service_account.this.member
}

resource "google_pubsub_topic" "finished" {
  name         = "${var.name}-transfers"
  kms_key_name = var.kms_key_id
}

resource "google_bigquery_data_transfer_config" "this" {
  display_name              = "${var.name} landing"
  location                  = var.region
  data_source_id            = "google_cloud_storage"
  destination_dataset_id    = google_bigquery_dataset.this.dataset_id
  schedule                  = "every 15 minutes"
  service_account_name      = google_service_account.this.email
  notification_pubsub_topic = google_pubsub_topic.finished.id

  params = {
    data_path_template              = "gs://${var.bucket}/landing/*.parquet"
    destination_table_name_template = google_bigquery_table.records.table_id
    file_format                     = "PARQUET"
    write_disposition               = "APPEND"
    max_bad_records                 = "0"
  }

  encryption_configuration {
    kms_key_name = var.kms_key_id
  }

  depends_on = [google_project_service.this, google_storage_bucket_iam_member.reads, google_bigquery_dataset_iam_member.writes, google_project_iam_member.runs]
}

resource "google_monitoring_alert_policy" "failed" {
  display_name          = "${var.name} transfer failed"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]

  conditions {
    display_name = "A transfer run failed"
    condition_threshold {
      filter          = "resource.type = \"bigquery_dts_config\" AND metric.type = \"bigquerydatatransfer.googleapis.com/transfer_config/completed_runs\" AND metric.labels.completion_state = \"FAILED\""
      comparison      = "COMPARISON_GT"
      threshold_value = 0
      duration        = "0s"
      aggregations {
        alignment_period   = "900s"
        per_series_aligner = "ALIGN_DELTA"
      }
    }
  }

  documentation {
    content = "Files were refused; see docs/runbook.md#a-delivery-was-refused"
  }
}
