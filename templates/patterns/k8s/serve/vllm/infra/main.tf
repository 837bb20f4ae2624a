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

# Text Embeddings Inference on processors: its weights lie beside the language model's.
module "embedder" {
  for_each    = toset(compact([var.embedding_image]))
  source      = "../service"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "embedder"
  image       = each.key
  cpu         = "4"
  memory      = "8Gi"
  port        = 8000
  health_path = "/health"
  environment = { HF_HUB_OFFLINE = "1", HOME = "/tmp" }
  args        = ["--model-id", "/mnt/artifacts/models/embedding", "--port", "8000"]
  min_tasks   = 1
  max_tasks   = 1
}
