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
    display_name = "p95 above ${var.p95_ms} ms for five minutes"
    condition_threshold {
      filter          = "resource.type = \"cloud_run_revision\" AND resource.labels.service_name = \"${module.service.name}\" AND metric.type = \"run.googleapis.com/request_latencies\""
      comparison      = "COMPARISON_GT"
      threshold_value = var.p95_ms
      duration        = "300s"
      aggregations {
        alignment_period     = "60s"
        per_series_aligner   = "ALIGN_PERCENTILE_95"
        cross_series_reducer = "REDUCE_MAX"
      }
    }
  }

  documentation {
    content = "Latency is above its target; see docs/runbook.md#latency-is-above-its-target"
  }
}

locals {
  requests = "resource.type = \"cloud_run_revision\" AND resource.labels.service_name = \"${module.service.name}\" AND metric.type = \"run.googleapis.com/request_count\""
  # How fast the month's error budget may burn before somebody is told: × the budget, over hours.
  burns = { page = { times = 14.4, hours = 1 }, ticket = { times = 6, hours = 6 } }
}

resource "google_monitoring_alert_policy" "errors" {
  for_each              = local.burns
  display_name          = "${var.name} errors (${each.key})"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]

  conditions {
    display_name = "The error budget burns ${each.value.times} times too fast over ${each.value.hours} h"
    condition_threshold {
      filter             = "${local.requests} AND metric.labels.response_code_class = \"5xx\""
      denominator_filter = local.requests
      comparison         = "COMPARISON_GT"
      threshold_value    = each.value.times * var.error_budget
      duration           = "0s"
      aggregations {
        alignment_period     = "${each.value.hours * 3600}s"
        per_series_aligner   = "ALIGN_RATE"
        cross_series_reducer = "REDUCE_SUM"
      }
      denominator_aggregations {
        alignment_period     = "${each.value.hours * 3600}s"
        per_series_aligner   = "ALIGN_RATE"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  documentation {
    content = "Service answers with errors; see docs/runbook.md#service-answers-with-errors"
  }
}
