# Whole processors and as much memory asked for as allowed: the kernel gives such pods cores of their own.
module "service" {
  source      = "../service"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "lowlat"
  image       = var.image
  cpu         = "4"
  memory      = "8Gi"
  min_tasks   = var.min_tasks
  max_tasks   = var.max_tasks
  environment = var.environment
  secrets     = var.secrets
  predicts    = true
}
