# The steps run on this system's own image, the model on the inference server's, in one pod: the GPU is held as long
# as they run and no longer. The weights lie in the shared volume under models/llm.
module "job" {
  source      = "../job"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "llm-batch"
  image       = var.image
  writes      = true
  schedule    = var.schedule
  command     = concat(["python", "-m", "pipelines.job"], split(" ", join(" then ", var.steps)))
  environment = merge(var.environment, { MLSYSTEM_LLM_URL = "http://127.0.0.1:8000/v1", MLSYSTEM_BATCH_MODEL = "llm" })
  secrets     = var.secrets
  companion = {
    image       = var.llm_image
    args        = ["--model", "/mnt/artifacts/models/llm", "--served-model-name", "llm", "--port", "8000"]
    environment = { HF_HUB_OFFLINE = "1", HOME = "/tmp" }
    port        = 8000
    health_path = "/health"
    cpu         = "4"
    memory      = "32Gi"
    gpus        = 1
  }
}
