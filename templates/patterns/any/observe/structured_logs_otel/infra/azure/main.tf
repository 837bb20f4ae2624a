# The services write JSON to standard output; the environment sends it to a workspace with its own retention.
resource "azurerm_log_analytics_workspace" "logs" {
  name                         = "${var.name}-logs"
  location                     = var.location
  resource_group_name          = var.resource_group
  sku                          = "PerGB2018"
  retention_in_days            = 90
  local_authentication_enabled = false
  tags                         = var.tags
}

resource "azurerm_monitor_diagnostic_setting" "environment" {
  name                       = "logs"
  target_resource_id         = var.environment_id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  enabled_log {
    category_group = "allLogs"
  }
}
