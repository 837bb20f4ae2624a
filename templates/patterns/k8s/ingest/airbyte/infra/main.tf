module "airbyte" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "airbyte"
  charts    = var.charts
  chart     = "airbyte"
  values    = yamlencode({})
}
