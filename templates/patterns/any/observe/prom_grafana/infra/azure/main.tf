resource "azurerm_monitor_workspace" "this" {
  name                          = "${var.name}-metrics"
  location                      = var.location
  resource_group_name           = var.resource_group
  public_network_access_enabled = false
  tags                          = var.tags
}

resource "azurerm_dashboard_grafana" "this" {
  name                              = "${trimsuffix(substr(var.name, 0, 16), "-")}-${var.unique}"
  location                          = var.location
  resource_group_name               = var.resource_group
  grafana_major_version             = 11
  api_key_enabled                   = false
  public_network_access_enabled     = false
  zone_redundancy_enabled           = true
  deterministic_outbound_ip_enabled = true
  tags                              = var.tags

  identity {
    type = "SystemAssigned"
  }

  azure_monitor_workspace_integrations {
    resource_id = azurerm_monitor_workspace.this.id
  }
}

# Dashboards read metrics; they change nothing.
resource "azurerm_role_assignment" "reads" {
  scope                = azurerm_monitor_workspace.this.id
  role_definition_name = "Monitoring Data Reader"
  principal_id         = azurerm_dashboard_grafana.this.identity[0].principal_id
}

module "zone" {
  source         = "../dns_zone"
  domain         = "privatelink.grafana.azure.com"
  resource_group = var.resource_group
  network_id     = var.network_id
  tags           = var.tags
}

module "endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "dashboards"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = module.zone.zone_id
  target_id          = azurerm_dashboard_grafana.this.id
  kind               = "grafana"
  tags               = var.tags
}
