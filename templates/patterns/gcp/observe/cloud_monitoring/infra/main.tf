# Containers write JSON lines: errors are counted there, and what a service asks a person to look at.
locals {
  signals = {
    failures = {
      filter    = "(severity >= ERROR OR jsonPayload.level = \"error\")"
      threshold = 10
      said      = "More than ten errors in five minutes"
      told      = "Service answers with errors; see docs/runbook.md#service-answers-with-errors"
    }
    pages = {
      filter    = "jsonPayload.page = true"
      threshold = 0
      said      = "A service asks for a person"
      told      = "A service asks for a person; see docs/runbook.md#somebody-must-look"
    }
  }
}

resource "google_logging_metric" "this" {
  for_each = local.signals
  name     = "${var.name}-${each.key}"
  filter   = "resource.type = (\"cloud_run_revision\" OR \"cloud_run_job\") AND ${each.value.filter}"
  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "INT64"
  }
}

resource "google_monitoring_alert_policy" "this" {
  for_each              = local.signals
  display_name          = "${var.name} ${each.key} in the log"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]

  conditions {
    display_name = each.value.said
    condition_threshold {
      filter          = "metric.type = \"logging.googleapis.com/user/${google_logging_metric.this[each.key].name}\" AND resource.type = \"cloud_run_revision\""
      comparison      = "COMPARISON_GT"
      threshold_value = each.value.threshold
      duration        = "0s"
      aggregations {
        alignment_period     = "300s"
        per_series_aligner   = "ALIGN_DELTA"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  documentation {
    content = each.value.told
  }
}

resource "google_monitoring_alert_policy" "jobs" {
  display_name          = "${var.name} job failed"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]

  conditions {
    display_name = "A job run failed"
    condition_threshold {
      filter          = "resource.type = \"cloud_run_job\" AND metric.type = \"run.googleapis.com/job/completed_execution_count\" AND metric.labels.result = \"failed\""
      comparison      = "COMPARISON_GT"
      threshold_value = 0
      duration        = "0s"
      aggregations {
        alignment_period   = "300s"
        per_series_aligner = "ALIGN_DELTA"
      }
    }
  }

  documentation {
    content = "A job failed; see docs/runbook.md#a-scheduled-run-failed"
  }
}

resource "google_monitoring_dashboard" "this" {
  dashboard_json = jsonencode({
    displayName = var.name
    gridLayout = {
      columns = 2
      widgets = [for title, metric in {
        "Requests"      = "run.googleapis.com/request_count"
        "Latency"       = "run.googleapis.com/request_latencies"
        "Instances"     = "run.googleapis.com/container/instance_count"
        "Finished jobs" = "run.googleapis.com/job/completed_execution_count"
        } : {
        title   = title
        xyChart = { dataSets = [{ timeSeriesQuery = { timeSeriesFilter = { filter = "metric.type = \"${metric}\"", aggregation = { alignmentPeriod = "300s", perSeriesAligner = title == "Latency" ? "ALIGN_PERCENTILE_95" : title == "Instances" ? "ALIGN_MAX" : "ALIGN_RATE" } } } }] }
      }]
    }
  })
}
