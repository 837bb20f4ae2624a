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
  environment = { HF_HUB_OFFLINE = "1", HOME = "/tmp" }
  args        = ["--model", "/mnt/artifacts/models/llm", "--served-model-name", "llm", "--port", "8000"]
}
