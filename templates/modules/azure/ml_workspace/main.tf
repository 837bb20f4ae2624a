# A workspace that nothing outside the network reaches; its compute leaves through approved destinations only.
module "account" {
  source                 = "../storage_account"
  name                   = var.name
  account_name           = "${substr(replace(var.name, "-", ""), 0, 14)}${var.unique}ml"
  suffix                 = var.suffix
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  key_id                 = var.key_id
  reach                  = { open = false, endpoint_subnet_id = var.endpoint_subnet_id, zone_ids = var.zone_ids, caller_subnet_ids = [] }
  kinds                  = ["blob", "file"]
}

resource "azurerm_user_assigned_identity" "this" {
  name                = "${var.name}-${var.suffix}"
  location            = var.location
  resource_group_name = var.resource_group
  tags                = var.tags
}

resource "azurerm_application_insights" "this" {
  name                         = "${var.name}-${var.suffix}"
  location                     = var.location
  resource_group_name          = var.resource_group
  workspace_id                 = var.workspace_id
  application_type             = "other"
  local_authentication_enabled = false
  tags                         = var.tags
}

locals {
  rights = {
    blobs   = { scope = module.account.id, role = "Storage Blob Data Contributor" }
    files   = { scope = module.account.id, role = "Storage File Data Privileged Contributor" }
    account = { scope = module.account.id, role = "Storage Account Contributor" }
    secrets = { scope = var.vault_id, role = "Key Vault Secrets Officer" }
    images  = { scope = var.registry_id, role = "AcrPull" }
  }
}

resource "azurerm_role_assignment" "this" {
  for_each             = local.rights
  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = azurerm_user_assigned_identity.this.principal_id
}

resource "azurerm_machine_learning_workspace" "this" {
  name                           = "${trimsuffix(substr(var.name, 0, 14), "-")}-${var.unique}-${var.suffix}"
  location                       = var.location
  resource_group_name            = var.resource_group
  kind                           = var.kind
  application_insights_id        = azurerm_application_insights.this.id
  key_vault_id                   = var.vault_id
  storage_account_id             = module.account.id
  storage_account_access_type    = "identity"
  container_registry_id          = var.registry_id
  public_network_access_enabled  = false
  high_business_impact           = true
  primary_user_assigned_identity = azurerm_user_assigned_identity.this.id
  tags                           = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.this.id, var.encryption_identity_id]
  }

  encryption {
    key_vault_id              = var.vault_id
    key_id                    = var.key_id
    user_assigned_identity_id = var.encryption_identity_id
  }

  managed_network {
    isolation_mode                = "AllowOnlyApprovedOutbound"
    provision_on_creation_enabled = true
  }

  dynamic "feature_store" {
    for_each = var.kind == "FeatureStore" ? [1] : []
    content {
      offline_connection_name = "offline"
      online_connection_name  = "online"
    }
  }

  depends_on = [azurerm_role_assignment.this]
}

module "endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = var.suffix
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = var.zone_ids["ml"]
  more_zone_ids      = [var.zone_ids["notebooks"]]
  target_id          = azurerm_machine_learning_workspace.this.id
  kind               = "amlworkspace"
  tags               = var.tags
}
