module "service" {
  source      = "../service"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "api"
  image       = var.image
  min_tasks   = var.min_tasks
  max_tasks   = var.max_tasks
  environment = var.environment
  secrets     = var.secrets
  predicts    = true
}
