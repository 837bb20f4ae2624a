module "flink" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "flink"
  charts    = var.charts
  chart     = "flink-kubernetes-operator"
  values    = yamlencode({})
}
