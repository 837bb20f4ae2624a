# One key of our own for data at rest; services use it through one identity, people do not.
resource "azurerm_key_vault" "this" {
  #checkov:skip=CKV2_AZURE_32:the private endpoint is made by the module beside it, or the subnets below come in
  #checkov:skip=CKV_AZURE_189:on only where the network is open, and then for the subnets below
  name                          = "${substr(replace(var.name, "-", ""), 0, 14)}${var.unique}kv"
  location                      = var.location
  resource_group_name           = var.resource_group
  tenant_id                     = var.tenant_id
  sku_name                      = "premium"
  rbac_authorization_enabled    = true
  purge_protection_enabled      = true
  soft_delete_retention_days    = 90
  public_network_access_enabled = var.reach.open
  tags                          = var.tags

  network_acls {
    bypass                     = "AzureServices"
    default_action             = "Deny"
    virtual_network_subnet_ids = var.reach.caller_subnet_ids
  }
}

module "endpoint" {
  count              = var.reach.open ? 0 : 1
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "vault"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.reach.endpoint_subnet_id
  zone_id            = var.reach.zone_ids["vault"]
  target_id          = azurerm_key_vault.this.id
  kind               = "vault"
  tags               = var.tags
}

resource "azurerm_key_vault_key" "this" {
  #checkov:skip=CKV_AZURE_40:the rotation policy replaces it each year; an end date would stop every service
  name         = "data"
  key_vault_id = azurerm_key_vault.this.id
  key_type     = "RSA-HSM"
  key_size     = 3072
  key_opts     = ["unwrapKey", "wrapKey"]
  tags         = var.tags

  rotation_policy {
    expire_after         = "P2Y"
    notify_before_expiry = "P30D"
    automatic {
      time_after_creation = "P1Y"
    }
  }

  depends_on = [module.endpoint]
}

resource "azurerm_user_assigned_identity" "encryption" {
  name                = "${var.name}-encryption"
  location            = var.location
  resource_group_name = var.resource_group
  tags                = var.tags
}

resource "azurerm_role_assignment" "encryption" {
  scope                = azurerm_key_vault.this.id
  role_definition_name = "Key Vault Crypto Service Encryption User"
  principal_id         = azurerm_user_assigned_identity.encryption.principal_id
}
