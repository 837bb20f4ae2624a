module "job" {
  source      = "../job"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "ingest"
  image       = var.image
  writes      = true
  suspend     = false
  command     = var.command
  schedule    = var.schedule
  environment = var.environment
  secrets     = var.secrets
}
