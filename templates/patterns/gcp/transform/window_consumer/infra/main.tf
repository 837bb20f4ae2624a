# One worker writes; it always runs and puts the events it has folded into the bucket.
module "service" {
  source      = "../service"
  name        = var.name
  suffix      = "windows"
  region      = var.region
  subnet_id   = var.subnet_id
  bucket      = var.bucket
  writes      = true
  kms_key_id  = var.kms_key_id
  image       = var.image
  command     = ["python", "-m", "pipelines.stream", "--follow"]
  cpu         = "1"
  memory      = "2Gi"
  protect     = var.protect
  min_tasks   = 1
  max_tasks   = 1
  environment = merge({ MLSYSTEM_EVENTS = var.subscription }, var.environment)
  secrets     = var.secrets
  access      = var.access
  invokers    = {}
}

resource "google_pubsub_subscription_iam_member" "reads" {
  subscription = var.subscription
  role         = "roles/pubsub.subscriber"
  member       = module.service.member
}

# The worker says in its log how far the stream is behind; silence is an alarm, too.
resource "google_logging_metric" "age" {
  name            = "${var.name}-feature-age"
  filter          = "resource.type=\"cloud_run_revision\" AND resource.labels.service_name=\"${module.service.name}\" AND jsonPayload.feature_age_s>=0"
  value_extractor = "EXTRACT(jsonPayload.feature_age_s)"

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "DISTRIBUTION"
    unit        = "s"
  }
}

resource "google_monitoring_alert_policy" "age" {
  display_name          = "${var.name} feature age"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]

  conditions {
    display_name = "Features are older than they may be"
    condition_threshold {
      filter          = "resource.type = \"cloud_run_revision\" AND metric.type = \"logging.googleapis.com/user/${google_logging_metric.age.name}\""
      comparison      = "COMPARISON_GT"
      threshold_value = var.max_age_s
      duration        = "180s"
      aggregations {
        alignment_period     = "60s"
        per_series_aligner   = "ALIGN_PERCENTILE_99"
        cross_series_reducer = "REDUCE_MAX"
      }
    }
  }

  conditions {
    display_name = "The worker says nothing"
    condition_absent {
      filter   = "resource.type = \"cloud_run_revision\" AND metric.type = \"logging.googleapis.com/user/${google_logging_metric.age.name}\""
      duration = "300s"
      aggregations {
        alignment_period   = "60s"
        per_series_aligner = "ALIGN_DELTA"
      }
    }
  }

  documentation {
    content = "Answers fall back by rule while features are old; see docs/fresh.md"
  }
}
