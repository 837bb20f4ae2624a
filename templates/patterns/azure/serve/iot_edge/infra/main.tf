# What devices install: packed models, each signed.
resource "azurerm_storage_account" "releases" {
  #checkov:skip=CKV_AZURE_206:zone-redundant; a second region is a residency decision
  #checkov:skip=CKV_AZURE_33:no queue lives in this account
  #checkov:skip=CKV2_AZURE_33:the private endpoint is made by the module beside it
  #checkov:skip=CKV2_AZURE_21:reads are recorded by the diagnostic setting of the audit component
  name                            = "${substr(replace(var.name, "-", ""), 0, 14)}${var.unique}edge"
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

module "endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "edge"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = var.zone_ids["blob"]
  target_id          = azurerm_storage_account.releases.id
  kind               = "blob"
  tags               = var.tags
}

resource "azurerm_storage_container" "releases" {
  #checkov:skip=CKV2_AZURE_21:reads are recorded by the diagnostic setting of the audit component
  name               = "releases"
  storage_account_id = azurerm_storage_account.releases.id
  depends_on         = [module.endpoint]
}

# A device runs nothing that this key has not signed.
resource "azurerm_key_vault_key" "signing" {
  #checkov:skip=CKV_AZURE_40:a new key is a new release of the devices; an end date would stop them
  name         = "edge-signing"
  key_vault_id = var.vault_id
  key_type     = "EC-HSM"
  curve        = "P-256"
  key_opts     = ["sign", "verify"]
  tags         = var.tags
}

# The hub hands devices their releases as itself; no device holds a key of the account.
resource "azurerm_role_assignment" "hub" {
  scope                = azurerm_storage_account.releases.id
  role_definition_name = "Storage Blob Data Reader"
  principal_id         = var.hub.principal_id
}
