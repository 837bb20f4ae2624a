# One A10 with 24 GB at a time; checkpoints go to the workspace's store, so that an eviction loses little.
module "compute" {
  source    = "../compute"
  location  = var.location
  tags      = var.tags
  workspace = var.workspace
  suffix    = "finetune"
  vm_size   = "Standard_NV36ads_A10_v5"
  priority  = "LowPriority"
  max_nodes = 1
}

module "container" {
  source    = "../container"
  name      = var.name
  suffix    = "finetune"
  workspace = var.workspace
  image     = var.training_image
}
