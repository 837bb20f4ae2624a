module "job" {
  source      = "../job"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "transform"
  image       = var.image
  writes      = true
  suspend     = true
  command     = ["python", "-m", "pipelines.job", "pipelines.ingest"]
  environment = var.environment
  secrets     = var.secrets
}
