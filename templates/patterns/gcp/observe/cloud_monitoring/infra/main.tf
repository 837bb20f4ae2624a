resource "google_logging_metric" "failures" {
  name   = "${var.name}-prediction-failures"
  filter = "resource.type = (\"cloud_run_revision\" OR \"cloud_run_job\") AND (severity >= ERROR OR jsonPayload.level = \"error\")"
  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "INT64"
  }
}

resource "google_monitoring_alert_policy" "failures" {
  display_name          = "${var.name} errors in the log"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]

  conditions {
    display_name = "More than ten errors in five minutes"
    condition_threshold {
      filter          = "metric.type = \"logging.googleapis.com/user/${google_logging_metric.failures.name}\" AND resource.type = \"cloud_run_revision\""
      comparison      = "COMPARISON_GT"
      threshold_value = 10
      duration        = "300s"
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
