# Started by the workflow promote-model only.
module "job" {
  source      = "../job"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "promote"
  image       = var.image
  writes      = true
  suspend     = true
  command     = ["python", "-m", "pipelines.promote"]
  args        = ["none"]
  environment = var.environment
  secrets     = var.secrets
}
