# One GPU; checkpoints go to the shared volume, so that a restart loses little. Started by hand.
module "job" {
  source    = "../job"
  name      = var.name
  namespace = var.namespace
  claim     = var.claim
  labels    = var.labels
  suffix    = "finetune"
  image     = var.training_image
  writes    = true
  suspend   = true
  gpus      = 1
  cpu       = "8"
  memory    = "32Gi"

  environment = { CHECKPOINTS = "/mnt/artifacts/finetune/checkpoints" }
}
