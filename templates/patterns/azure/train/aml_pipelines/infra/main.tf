module "compute" {
  source    = "../compute"
  location  = var.location
  tags      = var.tags
  workspace = var.workspace
  suffix    = "steps"
  vm_size   = "Standard_D4s_v5"
}

module "container" {
  source    = "../container"
  name      = var.name
  suffix    = "steps"
  workspace = var.workspace
  image     = var.image
}

# The steps in order; one that fails ends the run, and the run is tried again before anybody is told.
resource "azapi_resource" "schedule" {
  type      = "Microsoft.MachineLearningServices/workspaces/schedules@2024-04-01"
  name      = "pipeline"
  parent_id = var.workspace.id
  body = { properties = {
    displayName = "Pipeline of ${var.name}"
    isEnabled   = true
    trigger     = { triggerType = "Cron", expression = var.schedule, timeZone = "UTC" }
    action = {
      actionType = "CreateJob"
      jobDefinition = {
        jobType        = "Command"
        displayName    = "pipeline"
        experimentName = var.name
        command        = join(" && ", [for step in var.steps : "python -m pipelines.job ${step}"])
        environmentId  = module.container.environment_id
        computeId      = module.compute.compute_id
        identity       = { identityType = "Managed" }
        limits         = { jobLimitsType = "Command", timeout = "PT6H" }
        resources      = { instanceCount = 1 }
      }
    }
  } }
}

resource "azurerm_monitor_metric_alert" "failed" {
  name                = "${var.name}-runs-failed"
  resource_group_name = var.resource_group
  scopes              = [var.workspace.id]
  description         = "A pipeline step failed; see docs/runbook.md#a-scheduled-run-failed"
  severity            = 2
  frequency           = "PT5M"
  window_size         = "PT15M"
  tags                = var.tags

  criteria {
    metric_namespace = "Microsoft.MachineLearningServices/workspaces"
    metric_name      = "Failed Runs"
    aggregation      = "Total"
    operator         = "GreaterThan"
    threshold        = 0
  }

  action {
    action_group_id = var.action_group_id
  }
}
