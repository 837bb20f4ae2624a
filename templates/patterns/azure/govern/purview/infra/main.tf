# Knows where sensitive columns are and who owns them; access itself stays with the stores, the key and the vault.
resource "azurerm_purview_account" "this" {
  name                        = "${var.name}-${var.unique}-catalog"
  location                    = var.location
  resource_group_name         = var.resource_group
  managed_resource_group_name = "${var.name}-catalog-managed"
  public_network_enabled      = false
  managed_event_hub_enabled   = false
  tags                        = var.tags

  identity {
    type = "SystemAssigned"
  }
}

module "zone" {
  source         = "../dns_zone"
  domain         = "privatelink.purview.azure.com"
  resource_group = var.resource_group
  network_id     = var.network_id
  tags           = var.tags
}

module "account_endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "catalog"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = module.zone.zone_id
  target_id          = azurerm_purview_account.this.id
  kind               = "account"
  tags               = var.tags
}

# Scans read the lake; they change nothing.
resource "azurerm_role_assignment" "scans" {
  scope                = var.resource_group_id
  role_definition_name = "Storage Blob Data Reader"
  principal_id         = azurerm_purview_account.this.identity[0].principal_id
}

resource "azurerm_monitor_diagnostic_setting" "this" {
  name                       = "${var.name}-catalog"
  target_resource_id         = azurerm_purview_account.this.id
  log_analytics_workspace_id = var.workspace_id

  enabled_log {
    category_group = "allLogs"
  }
}
