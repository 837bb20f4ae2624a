# Where a chart's pods need the node itself (its network, its files, its disks), the namespace of this environment refuses
# them: the chart gets one of its own.
resource "kubernetes_namespace_v1" "own" {
  count = var.privileged ? 1 : 0

  metadata {
    name   = "${var.name}-${var.suffix}"
    labels = { "pod-security.kubernetes.io/enforce" = "privileged" }
  }
}

locals {
  namespace = var.privileged ? kubernetes_namespace_v1.own[0].metadata[0].name : var.namespace
}

resource "helm_release" "this" {
  name            = "${var.name}-${var.suffix}"
  namespace       = local.namespace
  repository      = var.charts[var.chart].repository
  chart           = var.chart
  version         = var.charts[var.chart].version
  atomic          = true
  cleanup_on_fail = true
  timeout         = 900
  values          = [var.values]
}
