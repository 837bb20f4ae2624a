# One private cluster for everything that needs Kubernetes; people and workflows sign in with Entra only.
module "subnet" {
  source         = "../subnet"
  name           = var.name
  suffix         = "nodes"
  location       = var.location
  resource_group = var.resource_group
  network_id     = var.network_id
  range          = cidrsubnet(var.cidr, 6, 4)
  tags           = var.tags
  services       = var.services
}

module "nat" {
  source         = "../nat"
  name           = var.name
  suffix         = "nodes"
  location       = var.location
  resource_group = var.resource_group
  subnet_ids     = { nodes = module.subnet.subnet_id }
  tags           = var.tags
}

resource "azurerm_user_assigned_identity" "this" {
  name                = "${var.name}-cluster"
  location            = var.location
  resource_group_name = var.resource_group
  tags                = var.tags
}

resource "azurerm_role_assignment" "network" {
  scope                = module.subnet.subnet_id
  role_definition_name = "Network Contributor"
  principal_id         = azurerm_user_assigned_identity.this.principal_id
}

resource "azurerm_disk_encryption_set" "this" {
  name                      = "${var.name}-nodes"
  location                  = var.location
  resource_group_name       = var.resource_group
  key_vault_key_id          = var.key_id
  auto_key_rotation_enabled = true
  tags                      = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [var.encryption_identity_id]
  }
}

resource "azurerm_kubernetes_cluster" "this" {
  #checkov:skip=CKV_AZURE_6:the API server has no public address at all
  #checkov:skip=CKV_AZURE_141:local accounts are disabled below
  #checkov:skip=CKV_AZURE_226:the pool's machine size has no local disk large enough for the system image
  name                                = var.name
  location                            = var.location
  resource_group_name                 = var.resource_group
  dns_prefix                          = var.name
  sku_tier                            = "Standard"
  private_cluster_enabled             = true
  private_cluster_public_fqdn_enabled = false
  local_account_disabled              = true
  azure_policy_enabled                = true
  oidc_issuer_enabled                 = true
  workload_identity_enabled           = true
  run_command_enabled                 = false
  image_cleaner_enabled               = true
  image_cleaner_interval_hours        = 48
  automatic_upgrade_channel           = "stable"
  node_os_upgrade_channel             = "NodeImage"
  disk_encryption_set_id              = azurerm_disk_encryption_set.this.id
  tags                                = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.this.id]
  }

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled = true
    tenant_id          = var.tenant_id
  }

  default_node_pool {
    name                         = "system"
    vm_size                      = "Standard_D4s_v5"
    vnet_subnet_id               = module.subnet.subnet_id
    auto_scaling_enabled         = true
    min_count                    = 2
    max_count                    = 3
    max_pods                     = 50
    zones                        = ["1", "2", "3"]
    only_critical_addons_enabled = true
    host_encryption_enabled      = true
    temporary_name_for_rotation  = "rotation"
    upgrade_settings {
      max_surge = "33%"
    }
  }

  node_provisioning_profile {
    mode = "Manual"
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = "cilium"
    network_data_plane  = "cilium"
    outbound_type       = "userAssignedNATGateway"
  }

  key_vault_secrets_provider {
    secret_rotation_enabled = true
  }

  oms_agent {
    log_analytics_workspace_id      = var.workspace_id
    msi_auth_for_monitoring_enabled = true
  }

  microsoft_defender {
    log_analytics_workspace_id = var.workspace_id
  }

  depends_on = [azurerm_role_assignment.network, module.nat]
}

resource "azurerm_role_assignment" "pull" {
  scope                = var.registry_id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_kubernetes_cluster.this.kubelet_identity[0].object_id
}

# Whoever applies this may install releases into the cluster; nobody else can.
data "azurerm_client_config" "this" {}

resource "azurerm_role_assignment" "installs" {
  scope                = azurerm_kubernetes_cluster.this.id
  role_definition_name = "Azure Kubernetes Service RBAC Cluster Admin"
  principal_id         = data.azurerm_client_config.this.object_id
}
