module "job" {
  source      = "../job"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "gpu"
  image       = var.image
  writes      = true
  gpus        = 1
  cpu         = "4"
  memory      = "16Gi"
  command     = ["python", "-m", "pipelines.job", var.step]
  environment = var.environment
  secrets     = var.secrets
  schedule    = var.schedule
}
