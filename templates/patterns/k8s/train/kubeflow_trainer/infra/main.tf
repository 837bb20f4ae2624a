module "trainer" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "trainer"
  charts    = var.charts
  chart     = "kubeflow-trainer"
  values    = yamlencode({})
}

module "kueue" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "kueue"
  charts    = var.charts
  chart     = "kueue"
  values    = yamlencode({})
}
