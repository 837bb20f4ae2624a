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

# How fast the month's error budget may burn before somebody is told: × the budget, over hours. A metric alert knows no
# shares, so that the failures are counted against an average hour's requests.
locals {
  burns = { page = { times = 14.4, hours = 1, severity = 1 }, ticket = { times = 6, hours = 6, severity = 2 } }
}

resource "azurerm_monitor_metric_alert" "errors" {
  for_each            = local.burns
  name                = "${var.name}-errors-${each.key}"
  resource_group_name = var.resource_group
  scopes              = [module.service.app_id]
  description         = "The error budget burns ${each.value.times} times too fast; see docs/runbook.md#service-answers-with-errors"
  severity            = each.value.severity
  frequency           = "PT5M"
  window_size         = "PT${each.value.hours}H"
  tags                = var.tags

  criteria {
    metric_namespace = "Microsoft.App/containerApps"
    metric_name      = "Requests"
    aggregation      = "Total"
    operator         = "GreaterThan"
    threshold        = ceil(each.value.times * var.error_budget * var.requests_hour * each.value.hours)

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
  severity            = 1
  frequency           = "PT1M"
  window_size         = "PT5M"
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
