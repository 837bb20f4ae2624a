# Cards, approvals and lineage events, written once.
module "account" {
  source                 = "../storage_account"
  name                   = var.name
  account_name           = "${substr(replace(var.name, "-", ""), 0, 14)}${var.unique}rec"
  suffix                 = "records"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  key_id                 = var.key_id
  reach                  = var.reach
  containers             = ["records"]
  keep                   = { days = var.keep_days, locked = var.protect }
}
