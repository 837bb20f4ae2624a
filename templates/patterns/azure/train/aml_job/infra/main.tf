# Interrupted jobs start again from their checkpoint, so cheap nodes are safe; the GPU pool exists for those that ask.
module "compute" {
  source    = "../compute"
  for_each  = { cpu = coalesce(var.cpu_machine, "Standard_D${4 * var.machine_size}s_v5"), gpu = var.gpu_machine }
  location  = var.location
  tags      = var.tags
  workspace = var.workspace
  suffix    = "train-${each.key}"
  vm_size   = each.value
  priority  = "LowPriority"
  max_nodes = var.max_nodes
}

module "container" {
  source    = "../container"
  name      = var.name
  suffix    = "train"
  workspace = var.workspace
  image     = var.image
}
