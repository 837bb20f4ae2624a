resource "helm_release" "this" {
  name            = "${var.name}-${var.suffix}"
  namespace       = var.namespace
  repository      = var.charts[var.chart].repository
  chart           = var.chart
  version         = var.charts[var.chart].version
  atomic          = true
  cleanup_on_fail = true
  timeout         = 900
  values          = [var.values]
}
