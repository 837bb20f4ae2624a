resource "azurerm_application_insights" "this" {
  name                         = var.name
  location                     = var.location
  resource_group_name          = var.resource_group
  workspace_id                 = var.workspace_id
  application_type             = "web"
  local_authentication_enabled = false
  tags                         = var.tags
}

resource "azurerm_monitor_metric_alert" "failures" {
  name                = "${var.name}-failures"
  resource_group_name = var.resource_group
  scopes              = [azurerm_application_insights.this.id]
  description         = "Service answers with errors; see docs/runbook.md#service-answers-with-errors"
  severity            = 2
  frequency           = "PT5M"
  window_size         = "PT15M"
  tags                = var.tags

  criteria {
    metric_namespace = "Microsoft.Insights/components"
    metric_name      = "requests/failed"
    aggregation      = "Count"
    operator         = "GreaterThan"
    threshold        = 10
  }

  action {
    action_group_id = var.action_group_id
  }
}

resource "azurerm_monitor_metric_alert" "exceptions" {
  name                = "${var.name}-exceptions"
  resource_group_name = var.resource_group
  scopes              = [azurerm_application_insights.this.id]
  description         = "Exceptions in the service; see docs/runbook.md#service-answers-with-errors"
  severity            = 2
  frequency           = "PT5M"
  window_size         = "PT15M"
  tags                = var.tags

  criteria {
    metric_namespace = "Microsoft.Insights/components"
    metric_name      = "exceptions/count"
    aggregation      = "Count"
    operator         = "GreaterThan"
    threshold        = 10
  }

  action {
    action_group_id = var.action_group_id
  }
}
