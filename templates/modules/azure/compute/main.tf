# Nodes come when a job asks for them and go ten minutes after the last one.
resource "azurerm_machine_learning_compute_cluster" "this" {
  name                          = var.suffix
  location                      = var.location
  machine_learning_workspace_id = var.workspace.id
  vm_size                       = var.vm_size
  vm_priority                   = var.priority
  local_auth_enabled            = false
  node_public_ip_enabled        = false
  ssh_public_access_enabled     = false
  tags                          = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [var.workspace.identity_id]
  }

  scale_settings {
    min_node_count                       = var.min_nodes
    max_node_count                       = var.max_nodes
    scale_down_nodes_after_idle_duration = "PT10M"
  }
}
