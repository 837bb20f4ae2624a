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

resource "azurerm_managed_redis" "online" {
  name                  = "${var.name}-${var.unique}-online"
  location              = var.location
  resource_group_name   = var.resource_group
  sku_name              = "MemoryOptimized_M10"
  public_network_access = "Disabled"
  tags                  = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [var.encryption_identity_id]
  }

  customer_managed_key {
    key_vault_key_id          = var.key_id
    user_assigned_identity_id = var.encryption_identity_id
  }

  default_database {
    client_protocol                    = "Encrypted"
    clustering_policy                  = "EnterpriseCluster"
    eviction_policy                    = "NoEviction"
    access_keys_authentication_enabled = false
  }
}

module "endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "online"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = var.zone_ids["redis"]
  target_id          = azurerm_managed_redis.online.id
  kind               = "redisEnterprise"
  tags               = var.tags
}

resource "azurerm_managed_redis_access_policy_assignment" "store" {
  managed_redis_id = azurerm_managed_redis.online.id
  object_id        = module.store.workspace.principal_id
}

resource "azapi_resource" "online" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2024-04-01"
  name      = "online"
  parent_id = module.store.workspace.id
  body = { properties = {
    category    = "Redis"
    authType    = "ManagedIdentity"
    target      = azurerm_managed_redis.online.id
    credentials = { resourceId = module.store.workspace.identity_id }
  } }
}
