resource "google_pubsub_schema" "event" {
  name = "${var.name}-event"
  type = "AVRO"
  definition = jsonencode({
    type = "record"
    name = "Event"
    fields = [
      { name = "event_id", type = "string" },
      { name = "entity", type = "string" },
      { name = "at", type = { type = "long", logicalType = "timestamp-millis" } },
      { name = "payload", type = "string" }
    ]
  })
}

resource "google_pubsub_topic" "events" {
  name         = "${var.name}-events"
  kms_key_name = var.kms_key_id

  message_storage_policy {
    allowed_persistence_regions = [var.region]
  }

  schema_settings {
    schema   = google_pubsub_schema.event.id
    encoding = "JSON"
  }
}

resource "google_pubsub_topic" "dead" {
  name         = "${var.name}-events-dead"
  kms_key_name = var.kms_key_id
}

resource "google_pubsub_subscription" "events" {
  name                         = "${var.name}-events"
  topic                        = google_pubsub_topic.events.id
  ack_deadline_seconds         = 60
  enable_message_ordering      = true
  enable_exactly_once_delivery = var.landing == null

  # A line a message, in files for the ingest step.
  dynamic "cloud_storage_config" {
    for_each = var.landing == null ? [] : [var.landing]
    content {
      bucket          = cloud_storage_config.value.bucket
      filename_prefix = "incoming/${cloud_storage_config.value.table}-"
      filename_suffix = ".jsonl"
      max_duration    = "600s"
    }
  }

  expiration_policy {
    ttl = ""
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.dead.id
    max_delivery_attempts = 5
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  depends_on = [google_storage_bucket_iam_member.lands]
}

# The service itself writes the files.
data "google_project" "this" {}

resource "google_storage_bucket_iam_member" "lands" {
  for_each = toset(var.landing == null ? [] : ["roles/storage.objectCreator", "roles/storage.legacyBucketReader"])
  bucket   = one(var.landing[*].bucket)
  role     = each.value
  member   = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}

resource "google_pubsub_subscription" "dead" {
  name                       = "${var.name}-events-dead"
  topic                      = google_pubsub_topic.dead.id
  message_retention_duration = "604800s"
}

resource "google_monitoring_alert_policy" "age" {
  display_name          = "${var.name} events wait"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]

  conditions {
    display_name = "The oldest event has waited ${var.landing == null ? "a minute" : "an hour"}"
    condition_threshold {
      filter          = "resource.type = \"pubsub_subscription\" AND resource.labels.subscription_id = \"${google_pubsub_subscription.events.name}\" AND metric.type = \"pubsub.googleapis.com/subscription/oldest_unacked_message_age\""
      comparison      = "COMPARISON_GT"
      threshold_value = var.landing == null ? 60 : 3600
      duration        = "300s"
      aggregations {
        alignment_period   = "60s"
        per_series_aligner = "ALIGN_MAX"
      }
    }
  }

  documentation {
    content = "Events wait for their reader; see docs/runbook.md#a-scheduled-run-failed"
  }
}
