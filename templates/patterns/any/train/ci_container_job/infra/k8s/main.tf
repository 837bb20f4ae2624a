module "job" {
  source      = "../job"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "train"
  image       = var.image
  cpu         = tostring(4 * var.machine_size)
  memory      = "${16 * var.machine_size}Gi"
  writes      = true
  suspend     = true
  command     = ["python", "-m", "pipelines.job", "pipelines.train"]
  environment = var.environment
  secrets     = var.secrets
}
