module "workflows" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "workflows"
  charts    = var.charts
  chart     = "argo-workflows"
  values    = yamlencode({ controller = { workflowDefaults = { spec = { ttlStrategy = { secondsAfterCompletion = 604800 } } } } })
}
