module "job" {
  source      = "../job"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "train"
  image       = var.image
  cpu         = tostring(max(2, var.memory_gb / 4))
  memory      = "${var.memory_gb}Gi"
  writes      = true
  suspend     = true
  command     = ["python", "-m", "pipelines.job", "pipelines.train", "then", "pipelines.evaluate"]
  environment = var.environment
  secrets     = var.secrets
}
