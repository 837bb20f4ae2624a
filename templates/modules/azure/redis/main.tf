resource "azurerm_managed_redis" "this" {
  name                  = "${var.name}-${var.unique}-${var.suffix}"
  location              = var.location
  resource_group_name   = var.resource_group
  sku_name              = var.sku
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
    eviction_policy                    = var.eviction
    access_keys_authentication_enabled = var.access_keys
  }
}

module "endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = var.suffix
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = var.zone_ids["redis"]
  target_id          = azurerm_managed_redis.this.id
  kind               = "redisEnterprise"
  tags               = var.tags
}
