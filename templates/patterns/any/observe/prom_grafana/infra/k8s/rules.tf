locals {
  runbook  = "docs/runbook.md#"
  here     = "namespace=\"${var.namespace}\""
  failures = "sum(rate(http_requests_total{${local.here},status=~\"5..\"}[%s])) / sum(rate(http_requests_total{${local.here}}[%s]))"
  alerts = [
    {
      name = "ErrorBudgetBurnsFast", severity = "page", "for" = "0m", page = "service-answers-with-errors"
      expr = "${format(local.failures, "1h", "1h")} > ${14.4 * var.error_budget}"
    },
    {
      name = "ErrorBudgetBurns", severity = "ticket", "for" = "0m", page = "service-answers-with-errors"
      expr = "${format(local.failures, "6h", "6h")} > ${6 * var.error_budget}"
    },
    {
      name = "AnswersAreSlow", severity = "page", "for" = "5m", page = "latency-is-above-its-target"
      expr = "histogram_quantile(0.95, sum by (le) (rate(http_request_seconds_bucket{${local.here}}[5m]))) > ${var.p95_ms / 1000}"
    },
    {
      name = "SomebodyMustLook", severity = "page", "for" = "0m", page = "somebody-must-look"
      expr = "sum(increase(pages_total{${local.here}}[10m])) > 0"
    },
    # A failed job stays listed for a week; it is told for as long as a run may take, and an hour.
    {
      name = "RunFailed", severity = "page", "for" = "0m", page = "a-scheduled-run-failed"
      expr = "kube_job_failed{${local.here},condition=\"true\"} == 1 unless on (namespace, job_name) time() - kube_job_created > 25200"
    },
    {
      name = "RunDidNotStart", severity = "page", "for" = "0m", page = "a-scheduled-run-failed"
      expr = "time() - kube_cronjob_next_schedule_time{${local.here}} > 3600"
    }
  ]
}

# Through a release, so that the first apply needs no kind that only the operator brings.
module "rules" {
  source    = "../objects"
  name      = var.name
  suffix    = "rules"
  namespace = var.namespace
  objects = [
    {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "PodMonitor"
      metadata   = { name = "services" }
      spec = {
        selector            = { matchExpressions = [{ key = "app", operator = "Exists" }] }
        podMetricsEndpoints = [{ portNumber = 8080, path = "/metrics", interval = "30s" }]
      }
    },
    {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "PrometheusRule"
      metadata   = { name = "alarms" }
      spec = { groups = [{
        name = "alarms"
        rules = [for alert in local.alerts : {
          alert       = alert.name
          expr        = alert.expr
          "for"       = alert["for"]
          labels      = { severity = alert.severity }
          annotations = { runbook = "${local.runbook}${alert.page}" }
        }]
      }] }
    }
  ]
  depends_on = [module.metrics]
}
