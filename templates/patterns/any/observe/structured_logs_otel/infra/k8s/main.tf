module "collector" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "collector"
  charts    = var.charts
  chart     = "opentelemetry-collector"
  values    = yamlencode({ mode = "daemonset", presets = { logsCollection = { enabled = true } } })
}
