module "service" {
  source      = "../service"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "llm"
  image       = var.llm_image
  gpus        = 1
  cpu         = "4"
  memory      = "32Gi"
  port        = 8000
  health_path = "/health"
  environment = { MODEL = "/mnt/artifacts/models/llm", HF_HUB_OFFLINE = "1" }
}
