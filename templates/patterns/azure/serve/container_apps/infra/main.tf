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
  suffix          = "api"
  image           = var.image
  min_tasks       = var.min_tasks
  max_tasks       = var.max_tasks
  environment     = var.environment
  secrets         = var.secrets
  predicts        = true
  access          = var.access
}

resource "azurerm_monitor_metric_alert" "errors" {
  name                = "${var.name}-errors"
  resource_group_name = var.resource_group
  scopes              = [module.service.app_id]
  description         = "Service answers with errors; see docs/runbook.md#service-answers-with-errors"
  severity            = 2
  frequency           = "PT5M"
  window_size         = "PT15M"
  tags                = var.tags

  criteria {
    metric_namespace = "Microsoft.App/containerApps"
    metric_name      = "Requests"
    aggregation      = "Total"
    operator         = "GreaterThan"
    threshold        = 10

    dimension {
      name     = "statusCodeCategory"
      operator = "Include"
      values   = ["5xx"]
    }
  }

  action {
    action_group_id = var.action_group_id
  }
}

resource "azurerm_monitor_metric_alert" "latency" {
  name                = "${var.name}-latency"
  resource_group_name = var.resource_group
  scopes              = [module.service.app_id]
  description         = "Latency is above its target, on average already; see docs/runbook.md#latency-is-above-its-target"
  severity            = 2
  frequency           = "PT5M"
  window_size         = "PT15M"
  tags                = var.tags

  criteria {
    metric_namespace = "Microsoft.App/containerApps"
    metric_name      = "ResponseTime"
    aggregation      = "Average"
    operator         = "GreaterThan"
    threshold        = var.p95_ms
  }

  action {
    action_group_id = var.action_group_id
  }
}
