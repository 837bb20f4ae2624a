resource "azurerm_postgresql_flexible_server" "this" {
  #checkov:skip=CKV_AZURE_136:zone-redundant; a copy in a second region is a residency decision
  #checkov:skip=CKV2_AZURE_57:the private endpoint is made by the module beside it
  name                          = "${var.name}-${var.unique}-mlflow"
  location                      = var.location
  resource_group_name           = var.resource_group
  version                       = "16"
  sku_name                      = "GP_Standard_D2ds_v5"
  storage_mb                    = 65536
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
    for_each = var.protect ? [1] : []
    content {
      mode = "ZoneRedundant"
    }
  }

  lifecycle {
    ignore_changes = [zone]
  }
}

resource "azurerm_postgresql_flexible_server_database" "this" {
  name      = "mlflow"
  server_id = azurerm_postgresql_flexible_server.this.id

  lifecycle {
    prevent_destroy = true
  }
}

module "database_endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "database"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = var.zone_ids["postgres"]
  target_id          = azurerm_postgresql_flexible_server.this.id
  kind               = "postgresqlServer"
  tags               = var.tags
}

module "service" {
  source          = "../service"
  name            = var.name
  location        = var.location
  resource_group  = var.resource_group
  tags            = var.tags
  environment_id  = var.environment_id
  registry_id     = var.registry_id
  registry_server = var.registry_server
  storage_name    = var.storage_name
  suffix          = "mlflow"
  image           = var.tracking_image
  writes          = true
  port            = 5000
  health_path     = "/health"
  environment     = { MLFLOW_ARTIFACTS_DESTINATION = "/mnt/artifacts/mlflow", PGHOST = azurerm_postgresql_flexible_server.this.fqdn }
}
