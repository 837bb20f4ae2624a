# Interrupted jobs start again from their checkpoint, so cheap nodes are safe; the GPU pool exists for those that ask.
module "compute" {
  source    = "../compute"
  for_each  = { cpu = "Standard_D${4 * var.machine_size}s_v5", gpu = "Standard_NC4as_T4_v3" }
  location  = var.location
  tags      = var.tags
  workspace = var.workspace
  suffix    = "train-${each.key}"
  vm_size   = each.value
  priority  = "LowPriority"
}

module "container" {
  source    = "../container"
  name      = var.name
  suffix    = "train"
  workspace = var.workspace
  image     = var.image
}
