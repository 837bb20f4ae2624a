# A workspace of its own kind for features: definitions and the offline store; the online store is a private cache.
module "store" {
  source                 = "../ml_workspace"
  name                   = var.name
  unique                 = "${var.unique}fs"
  suffix                 = "features"
  kind                   = "FeatureStore"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  key_id                 = var.key_id
  vault_id               = var.vault_id
  registry_id            = var.registry_id
  workspace_id           = var.workspace_id
  endpoint_subnet_id     = var.endpoint_subnet_id
  zone_ids               = var.zone_ids
}

module "online" {
  source                 = "../redis"
  name                   = var.name
  unique                 = var.unique
  suffix                 = "online"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  key_id                 = var.key_id
  endpoint_subnet_id     = var.endpoint_subnet_id
  zone_ids               = var.zone_ids
  sku                    = "MemoryOptimized_M10"
  eviction               = "NoEviction"
  access_keys            = false
}

resource "azurerm_managed_redis_access_policy_assignment" "store" {
  managed_redis_id = module.online.id
  object_id        = module.store.workspace.principal_id
}

resource "azapi_resource" "online" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2024-04-01"
  name      = "online"
  parent_id = module.store.workspace.id
  body = { properties = {
    category    = "Redis"
    authType    = "ManagedIdentity"
    target      = module.online.id
    credentials = { resourceId = module.store.workspace.identity_id }
  } }
}
