module "service" {
  source      = "../service"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "rules"
  image       = var.image
  environment = merge(var.environment, { MLSYSTEM_FALLBACK = "rules" })
  secrets     = var.secrets
  predicts    = true
}
