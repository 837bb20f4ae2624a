module "job" {
  source    = "../job"
  name      = var.name
  namespace = var.namespace
  claim     = var.claim
  labels    = var.labels
  suffix    = "llm-batch"
  image     = var.llm_image
  writes    = true
  suspend   = true
  gpus      = 1
  cpu       = "4"
  memory    = "32Gi"
  command   = ["python", "-m", "pipelines.job", var.step]
}
