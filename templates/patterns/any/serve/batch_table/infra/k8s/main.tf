module "job" {
  source      = "../job"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "batch"
  image       = var.image
  writes      = true
  suspend     = true
  command     = ["python", "-m", "pipelines.job", "pipelines.batch_infer"]
  environment = var.environment
  secrets     = var.secrets
}
