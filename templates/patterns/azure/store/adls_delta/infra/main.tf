resource "azurerm_storage_account" "this" {
  #checkov:skip=CKV_AZURE_206:zone-redundant; a second region is a residency decision
  #checkov:skip=CKV_AZURE_33:no queue lives in this account
  #checkov:skip=CKV2_AZURE_33:the private endpoint is made by the module beside it
  #checkov:skip=CKV2_AZURE_21:reads are recorded by the diagnostic setting of the audit component
  name                            = "${substr(replace(var.name, "-", ""), 0, 14)}${var.unique}lake"
  location                        = var.location
  resource_group_name             = var.resource_group
  account_tier                    = "Standard"
  account_replication_type        = "ZRS"
  is_hns_enabled                  = true
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
  suffix             = "lake"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = var.zone_ids["blob"]
  target_id          = azurerm_storage_account.this.id
  kind               = "blob"
  tags               = var.tags
}

module "dfs_endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "lake"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = var.zone_ids["dfs"]
  target_id          = azurerm_storage_account.this.id
  kind               = "dfs"
  tags               = var.tags
}

resource "azurerm_storage_data_lake_gen2_filesystem" "zones" {
  for_each           = toset(["landing", "curated", "published"])
  name               = each.value
  storage_account_id = azurerm_storage_account.this.id
  depends_on         = [module.dfs_endpoint]
}

resource "azurerm_storage_management_policy" "this" {
  storage_account_id = azurerm_storage_account.this.id

  rule {
    name    = "landing"
    enabled = true
    filters {
      prefix_match = ["landing/"]
      blob_types   = ["blockBlob"]
    }
    actions {
      base_blob {
        tier_to_cool_after_days_since_modification_greater_than = 90
        delete_after_days_since_modification_greater_than       = var.raw_retention_days
      }
    }
  }
}
