module "ray" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "ray"
  charts    = var.charts
  chart     = "kuberay-operator"
  values    = yamlencode({})
}
