resource "azurerm_cosmosdb_account" "this" {
  #checkov:skip=CKV_AZURE_101:on only where the network is open, and then for the subnets below
  #checkov:skip=CKV_AZURE_140:off below, under the name this provider release gives it
  name                               = "${var.name}-${var.unique}"
  location                           = var.location
  resource_group_name                = var.resource_group
  offer_type                         = "Standard"
  kind                               = "GlobalDocumentDB"
  key_vault_key_id                   = var.key_id
  default_identity_type              = "UserAssignedIdentity=${var.encryption_identity_id}"
  public_network_access_enabled      = var.reach.open
  is_virtual_network_filter_enabled  = var.reach.open
  local_authentication_enabled       = false
  access_key_metadata_writes_enabled = false
  minimal_tls_version                = "Tls12"
  tags                               = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [var.encryption_identity_id]
  }

  capabilities {
    name = "EnableServerless"
  }

  consistency_policy {
    consistency_level = "Session"
  }

  dynamic "virtual_network_rule" {
    for_each = var.reach.caller_subnet_ids
    content {
      id = virtual_network_rule.value
    }
  }

  geo_location {
    location          = var.location
    failover_priority = 0
  }

  backup {
    type = "Continuous"
    tier = "Continuous30Days"
  }
}

module "endpoint" {
  count              = var.reach.open ? 0 : 1
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "online"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.reach.endpoint_subnet_id
  zone_id            = var.reach.zone_ids["cosmos"]
  target_id          = azurerm_cosmosdb_account.this.id
  kind               = "Sql"
  tags               = var.tags
}

resource "azurerm_cosmosdb_sql_database" "online" {
  name                = "online"
  resource_group_name = var.resource_group
  account_name        = azurerm_cosmosdb_account.this.name
}

resource "azurerm_cosmosdb_sql_container" "online" {
  name                  = "entities"
  resource_group_name   = var.resource_group
  account_name          = azurerm_cosmosdb_account.this.name
  database_name         = azurerm_cosmosdb_sql_database.online.name
  partition_key_paths   = ["/entity"]
  partition_key_version = 2
  default_ttl           = -1
}
