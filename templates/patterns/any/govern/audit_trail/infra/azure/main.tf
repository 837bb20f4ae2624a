module "account" {
  source                 = "../storage_account"
  name                   = var.name
  account_name           = "${substr(replace(var.name, "-", ""), 0, 12)}${var.unique}audit"
  suffix                 = "audit"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  key_id                 = var.key_id
  reach                  = var.reach
  keep                   = { days = var.audit_retention_days, locked = var.protect }
}

data "azurerm_client_config" "this" {}

# Every administrative act of the subscription, and every use of the key.
resource "azurerm_monitor_diagnostic_setting" "subscription" {
  name               = "${var.name}-audit"
  target_resource_id = "/subscriptions/${data.azurerm_client_config.this.subscription_id}"
  storage_account_id = module.account.id

  enabled_log {
    category = "Administrative"
  }

  enabled_log {
    category = "Security"
  }
}

resource "azurerm_monitor_diagnostic_setting" "vault" {
  name               = "${var.name}-audit"
  target_resource_id = var.vault_id
  storage_account_id = module.account.id

  enabled_log {
    category_group = "audit"
  }
}
