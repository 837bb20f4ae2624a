module "ray_train" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "ray-train"
  charts    = var.charts
  chart     = "kuberay-operator"
  values    = yamlencode({})
}
