module "account" {
  source                 = "../storage_account"
  name                   = var.name
  account_name           = "${substr(replace(var.name, "-", ""), 0, 14)}${var.unique}lake"
  suffix                 = "lake"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  key_id                 = var.key_id
  reach                  = var.reach
  hierarchical           = true
  kinds                  = ["blob", "dfs"]
}

resource "azurerm_storage_data_lake_gen2_filesystem" "zones" {
  for_each           = toset(["landing", "curated", "published"])
  name               = each.value
  storage_account_id = module.account.id
}

resource "azurerm_storage_management_policy" "this" {
  storage_account_id = module.account.id

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
