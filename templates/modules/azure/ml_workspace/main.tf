# A workspace that nothing outside the network reaches; its compute leaves through approved destinations only.
resource "azurerm_storage_account" "this" {
  #checkov:skip=CKV_AZURE_206:zone-redundant; a second region is a residency decision
  #checkov:skip=CKV_AZURE_33:no queue lives in this account
  #checkov:skip=CKV2_AZURE_33:the private endpoint is made by the module beside it
  #checkov:skip=CKV2_AZURE_21:reads are recorded by the diagnostic setting of the audit component
  name                            = "${substr(replace(var.name, "-", ""), 0, 14)}${var.unique}ml"
  location                        = var.location
  resource_group_name             = var.resource_group
  account_tier                    = "Standard"
  account_replication_type        = "ZRS"
  is_hns_enabled                  = false
  min_tls_version                 = "TLS1_2"
  allow_nested_items_to_be_public = false
  public_network_access_enabled   = false
  shared_access_key_enabled       = false
  local_user_enabled              = false
  default_to_oauth_authentication = true
  tags                            = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [var.encryption_identity_id]
  }

  customer_managed_key {
    key_vault_key_id          = var.key_id
    user_assigned_identity_id = var.encryption_identity_id
  }

  blob_properties {
    delete_retention_policy {
      days = 30
    }
    container_delete_retention_policy {
      days = 30
    }
  }
}

module "blob_endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "ml"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = var.zone_ids["blob"]
  target_id          = azurerm_storage_account.this.id
  kind               = "blob"
  tags               = var.tags
}

module "file_endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "ml"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = var.zone_ids["file"]
  target_id          = azurerm_storage_account.this.id
  kind               = "file"
  tags               = var.tags
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
    blobs   = { scope = azurerm_storage_account.this.id, role = "Storage Blob Data Contributor" }
    files   = { scope = azurerm_storage_account.this.id, role = "Storage File Data Privileged Contributor" }
    account = { scope = azurerm_storage_account.this.id, role = "Storage Account Contributor" }
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
  name                           = "${substr(var.name, 0, 14)}-${var.unique}-${var.suffix}"
  location                       = var.location
  resource_group_name            = var.resource_group
  kind                           = var.kind
  application_insights_id        = azurerm_application_insights.this.id
  key_vault_id                   = var.vault_id
  storage_account_id             = azurerm_storage_account.this.id
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
