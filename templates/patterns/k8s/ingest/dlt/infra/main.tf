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
  command     = ["python", "-m", "pipelines.job", "pipelines.ingest"]
  schedule    = "15 * * * *"
  environment = var.environment
  secrets     = var.secrets
}
