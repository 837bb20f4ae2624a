module "spark" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "spark"
  charts    = var.charts
  chart     = "spark-operator"
  values    = yamlencode({})
}
