module "database" {
  source                 = "../postgres"
  name                   = var.name
  unique                 = var.unique
  use                    = "vectors"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  tenant_id              = var.tenant_id
  encryption_identity_id = var.encryption_identity_id
  key_id                 = var.key_id
  endpoint_subnet_id     = var.endpoint_subnet_id
  zone_ids               = var.zone_ids
  sku                    = var.sku
  disk_gb                = var.disk_gb
  standby                = var.standby
}

resource "azurerm_postgresql_flexible_server_configuration" "extensions" {
  name      = "azure.extensions"
  server_id = module.database.server_id
  value     = "VECTOR"
}
