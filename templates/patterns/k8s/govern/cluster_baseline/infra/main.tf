module "policies" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "policies"
  charts    = var.charts
  chart     = "kyverno"
  values    = yamlencode({})
}
