resource "azurerm_postgresql_flexible_server" "this" {
  #checkov:skip=CKV_AZURE_136:zone-redundant; a copy in a second region is a residency decision
  #checkov:skip=CKV2_AZURE_57:the private endpoint is made by the module beside it
  name                          = "${var.name}-${var.unique}-${var.use}"
  location                      = var.location
  resource_group_name           = var.resource_group
  version                       = "16"
  sku_name                      = var.sku
  storage_mb                    = var.disk_gb * 1024
  auto_grow_enabled             = true
  backup_retention_days         = 14
  geo_redundant_backup_enabled  = false
  public_network_access_enabled = false
  tags                          = var.tags

  authentication {
    active_directory_auth_enabled = true
    password_auth_enabled         = false
    tenant_id                     = var.tenant_id
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [var.encryption_identity_id]
  }

  customer_managed_key {
    key_vault_key_id                  = var.key_id
    primary_user_assigned_identity_id = var.encryption_identity_id
  }

  dynamic "high_availability" {
    for_each = var.standby ? [1] : []
    content {
      mode = "ZoneRedundant"
    }
  }

  lifecycle {
    ignore_changes = [zone]
  }
}

resource "azurerm_postgresql_flexible_server_database" "this" {
  name      = var.use
  server_id = azurerm_postgresql_flexible_server.this.id

  lifecycle {
    prevent_destroy = true
  }
}

module "endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = var.use
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = var.zone_ids["postgres"]
  target_id          = azurerm_postgresql_flexible_server.this.id
  kind               = "postgresqlServer"
  tags               = var.tags
}
