resource "azurerm_storage_account" "this" {
  #checkov:skip=CKV_AZURE_206:zone-redundant; a second region is a residency decision
  #checkov:skip=CKV_AZURE_33:no queue lives in this account
  #checkov:skip=CKV2_AZURE_33:the private endpoint is made by the module beside it, or the subnets below come in
  #checkov:skip=CKV_AZURE_59:on only where the network is open, and then for the subnets below
  #checkov:skip=CKV2_AZURE_21:reads are recorded by the diagnostic setting of the audit component
  name                            = var.account_name
  location                        = var.location
  resource_group_name             = var.resource_group
  account_tier                    = "Standard"
  account_replication_type        = "ZRS"
  is_hns_enabled                  = var.hierarchical
  min_tls_version                 = "TLS1_2"
  allow_nested_items_to_be_public = false
  public_network_access_enabled   = var.reach.open
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

  network_rules {
    default_action             = "Deny"
    bypass                     = ["AzureServices"]
    virtual_network_subnet_ids = var.reach.caller_subnet_ids
  }

  blob_properties {
    delete_retention_policy {
      days = 30
    }
    container_delete_retention_policy {
      days = 30
    }
  }

  dynamic "immutability_policy" {
    for_each = var.keep[*]
    content {
      allow_protected_append_writes = true
      state                         = immutability_policy.value.locked ? "Locked" : "Unlocked"
      period_since_creation_in_days = immutability_policy.value.days
    }
  }
}

module "endpoint" {
  for_each           = toset(var.reach.open ? [] : var.kinds)
  source             = "../private_endpoint"
  name               = var.name
  suffix             = var.suffix
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.reach.endpoint_subnet_id
  zone_id            = var.reach.zone_ids[each.value]
  target_id          = azurerm_storage_account.this.id
  kind               = each.value
  tags               = var.tags
}

resource "azurerm_storage_container" "this" {
  #checkov:skip=CKV2_AZURE_21:reads are recorded by the diagnostic setting of the audit component
  for_each           = toset(var.containers)
  name               = each.value
  storage_account_id = azurerm_storage_account.this.id
  depends_on         = [module.endpoint]
}
