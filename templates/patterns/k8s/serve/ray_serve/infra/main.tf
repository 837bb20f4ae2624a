module "ray_serve" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "ray-serve"
  charts    = var.charts
  chart     = "kuberay-operator"
  values    = yamlencode({})
}
