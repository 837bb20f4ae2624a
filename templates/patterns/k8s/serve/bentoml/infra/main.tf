module "bentoml" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "bentoml"
  charts    = var.charts
  chart     = "yatai-deployment"
  values    = yamlencode({})
}
