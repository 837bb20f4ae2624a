module "metrics" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "metrics"
  charts    = var.charts
  chart     = "kube-prometheus-stack"
  values    = yamlencode({ prometheus = { prometheusSpec = { retention = "30d" } }, grafana = { "grafana.ini" = { "auth.anonymous" = { enabled = false } } } })
}
