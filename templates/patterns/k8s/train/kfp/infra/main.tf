module "pipelines" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "pipelines"
  charts    = var.charts
  chart     = "kubeflow-pipelines"
  values    = yamlencode({})
}
