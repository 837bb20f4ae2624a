# Ties the modules together once; the environments only differ in the values they pass.
locals {
  unique = substr(sha256("${var.subscription_id}/${var.name}"), 0, 6)
  # Costs are counted and data are found by these tags; every resource carries them.
  tags = {
    project     = var.name
    env         = var.env
    owner       = var.owner
    cost-center = var.cost_center
    data-class  = var.data_class
  }
}

resource "azurerm_resource_group" "this" {
  name     = var.name
  location = var.location
  tags     = local.tags
}

module "network" {
  source         = "../modules/network"
  name           = var.name
  location       = var.location
  resource_group = azurerm_resource_group.this.name
  tags           = local.tags
  cidr           = var.cidr
}

module "security" {
  source             = "../modules/security"
  name               = var.name
  location           = var.location
  resource_group     = azurerm_resource_group.this.name
  tags               = local.tags
  unique             = local.unique
  tenant_id          = var.tenant_id
  endpoint_subnet_id = module.network.endpoint_subnet_id
  zone_ids           = module.network.zone_ids
}

module "platform" {
  source                 = "../modules/platform"
  name                   = var.name
  location               = var.location
  resource_group         = azurerm_resource_group.this.name
  tags                   = local.tags
  unique                 = local.unique
  alarm_email            = var.alarm_email
  app_subnet_id          = module.network.app_subnet_id
  endpoint_subnet_id     = module.network.endpoint_subnet_id
  zone_ids               = module.network.zone_ids
  key_id                 = module.security.key_id
  encryption_identity_id = module.security.encryption_identity_id
  encryption_client_id   = module.security.encryption_client_id
}

module "budget" {
  source            = "../modules/budget"
  name              = var.name
  resource_group_id = azurerm_resource_group.this.id
  monthly_usd       = var.budget_usd
  budget_start      = var.budget_start
  alarm_email       = var.alarm_email
}

module "github" {
  source            = "../modules/github"
  name              = var.name
  location          = var.location
  resource_group    = azurerm_resource_group.this.name
  tags              = local.tags
  resource_group_id = azurerm_resource_group.this.id
  account_id        = module.platform.artifacts_account_id
  repository        = var.repository
}
