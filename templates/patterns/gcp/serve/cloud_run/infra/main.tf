module "service" {
  source      = "../service"
  name        = var.name
  suffix      = "api"
  region      = var.region
  subnet_id   = var.subnet_id
  bucket      = var.bucket
  kms_key_id  = var.kms_key_id
  image       = var.image
  memory      = "2Gi"
  protect     = var.protect
  min_tasks   = var.min_tasks
  max_tasks   = var.max_tasks
  environment = var.environment
  secrets     = var.secrets
  predicts    = true
  access      = var.access
  invokers    = var.invokers
}

resource "google_monitoring_alert_policy" "latency" {
  display_name          = "${var.name} p95"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]

  conditions {
    display_name = "p95 above ${var.p95_ms} ms for ten minutes"
    condition_threshold {
      filter          = "resource.type = \"cloud_run_revision\" AND resource.labels.service_name = \"${module.service.name}\" AND metric.type = \"run.googleapis.com/request_latencies\""
      comparison      = "COMPARISON_GT"
      threshold_value = var.p95_ms
      duration        = "600s"
      aggregations {
        alignment_period     = "300s"
        per_series_aligner   = "ALIGN_PERCENTILE_95"
        cross_series_reducer = "REDUCE_MAX"
      }
    }
  }

  documentation {
    content = "Latency is above its target; see docs/runbook.md#latency-is-above-its-target"
  }
}

resource "google_monitoring_alert_policy" "errors" {
  display_name          = "${var.name} 5xx"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]

  conditions {
    display_name = "More than ten errors in five minutes, twice"
    condition_threshold {
      filter          = "resource.type = \"cloud_run_revision\" AND resource.labels.service_name = \"${module.service.name}\" AND metric.type = \"run.googleapis.com/request_count\" AND metric.labels.response_code_class = \"5xx\""
      comparison      = "COMPARISON_GT"
      threshold_value = 10
      duration        = "600s"
      aggregations {
        alignment_period     = "300s"
        per_series_aligner   = "ALIGN_DELTA"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  documentation {
    content = "Service answers with errors; see docs/runbook.md#service-answers-with-errors"
  }
}
