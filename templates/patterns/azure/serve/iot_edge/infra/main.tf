# What devices install: packed models, each signed.
module "releases" {
  source                 = "../storage_account"
  name                   = var.name
  account_name           = "${substr(replace(var.name, "-", ""), 0, 14)}${var.unique}edge"
  suffix                 = "edge"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  key_id                 = var.key_id
  reach                  = var.reach
  containers             = ["releases"]
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
  scope                = module.releases.id
  role_definition_name = "Storage Blob Data Reader"
  principal_id         = var.hub.principal_id
}
