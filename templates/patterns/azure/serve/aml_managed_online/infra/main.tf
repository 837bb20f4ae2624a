module "container" {
  source    = "../container"
  name      = var.name
  suffix    = "serve"
  workspace = var.workspace
  image     = var.image
}

resource "azapi_resource" "endpoint" {
  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-04-01"
  name      = "${trimsuffix(substr(var.name, 0, 20), "-")}-${var.unique}"
  parent_id = var.workspace.id
  location  = var.location
  tags      = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [var.workspace.identity_id]
  }

  body = {
    kind       = "Managed"
    properties = { authMode = "AADToken", publicNetworkAccess = "Disabled" }
  }
}

# The defaults are one request at a time and five seconds; both are set. Inputs and outputs are kept for the drift job.
resource "azapi_resource" "deployment" {
  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments@2024-04-01"
  name      = "main"
  parent_id = azapi_resource.endpoint.id
  location  = var.location
  tags      = var.tags

  body = {
    kind = "Managed"
    sku  = { name = "Default", capacity = var.min_tasks }
    properties = {
      endpointComputeType       = "Managed"
      instanceType              = "Standard_D2s_v5"
      environmentId             = module.container.environment_id
      egressPublicNetworkAccess = "Disabled"
      appInsightsEnabled        = true
      environmentVariables      = { MLSYSTEM_ARTIFACT_BUCKET = "/mnt/artifacts" }
      requestSettings           = { maxConcurrentRequestsPerInstance = 40, requestTimeout = "PT30S" }
      scaleSettings             = { scaleType = "Default" }
      livenessProbe             = { initialDelay = "PT30S", period = "PT15S", timeout = "PT2S", failureThreshold = 4 }
      readinessProbe            = { initialDelay = "PT10S", period = "PT10S", timeout = "PT2S", failureThreshold = 30 }
      dataCollector = {
        collections = {
          model_inputs  = { dataCollectionMode = "Enabled", samplingRate = 1 }
          model_outputs = { dataCollectionMode = "Enabled", samplingRate = 1 }
        }
        rollingRate = "Hour"
      }
    }
  }
}

# Requests go to a deployment only once it is there.
resource "azapi_update_resource" "traffic" {
  type        = azapi_resource.endpoint.type
  resource_id = azapi_resource.endpoint.id
  body        = { properties = { authMode = "AADToken", traffic = { (azapi_resource.deployment.name) = 100 } } }
}

resource "azurerm_monitor_autoscale_setting" "this" {
  name                = "${var.name}-online"
  location            = var.location
  resource_group_name = var.resource_group
  target_resource_id  = azapi_resource.deployment.id
  tags                = var.tags

  profile {
    name = "load"

    capacity {
      default = var.min_tasks
      minimum = var.min_tasks
      maximum = var.max_tasks
    }

    dynamic "rule" {
      for_each = { Increase = { operator = "GreaterThan", threshold = 60 }, Decrease = { operator = "LessThan", threshold = 25 } }
      content {
        metric_trigger {
          metric_name        = "CpuUtilizationPercentage"
          metric_resource_id = azapi_resource.deployment.id
          operator           = rule.value.operator
          threshold          = rule.value.threshold
          statistic          = "Average"
          time_aggregation   = "Average"
          time_grain         = "PT1M"
          time_window        = "PT5M"
        }
        scale_action {
          direction = rule.key
          type      = "ChangeCount"
          value     = 1
          cooldown  = "PT5M"
        }
      }
    }
  }
}

resource "azurerm_monitor_metric_alert" "latency" {
  name                = "${var.name}-online-latency"
  resource_group_name = var.resource_group
  scopes              = [azapi_resource.endpoint.id]
  description         = "Latency is above its target; see docs/runbook.md#latency-is-above-its-target"
  severity            = 1
  frequency           = "PT1M"
  window_size         = "PT5M"
  tags                = var.tags

  criteria {
    metric_namespace = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints"
    metric_name      = "RequestLatency_P95"
    aggregation      = "Average"
    operator         = "GreaterThan"
    threshold        = var.p95_ms
  }

  action {
    action_group_id = var.action_group_id
  }
}
