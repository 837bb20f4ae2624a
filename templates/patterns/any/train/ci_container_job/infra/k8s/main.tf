module "job" {
  source      = "../job"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "train"
  image       = var.image
  writes      = true
  suspend     = true
  command     = ["python", "-m", "pipelines.job", "pipelines.train"]
  environment = var.environment
  secrets     = var.secrets
}
