resource "azurerm_data_factory" "this" {
  #checkov:skip=CKV2_AZURE_15:encrypted with our key, named below
  #checkov:skip=CKV_AZURE_103:pipelines are written by Terraform from this repository, not by the studio
  name                             = "${var.name}-${var.unique}-flow"
  location                         = var.location
  resource_group_name              = var.resource_group
  public_network_enabled           = false
  managed_virtual_network_enabled  = true
  customer_managed_key_id          = var.key_id
  customer_managed_key_identity_id = var.encryption_identity_id
  tags                             = var.tags

  identity {
    type         = "SystemAssigned, UserAssigned"
    identity_ids = [var.encryption_identity_id]
  }
}

# One job per step, so that each has its own history.
module "job" {
  source          = "../job"
  for_each        = toset(var.steps)
  name            = var.name
  location        = var.location
  resource_group  = var.resource_group
  tags            = var.tags
  environment_id  = var.environment_id
  registry_id     = var.registry_id
  registry_server = var.registry_server
  storage_name    = var.storage_name
  suffix          = replace(replace(each.value, "pipelines.", ""), "_", "-")
  image           = var.image
  command         = ["python"]
  args            = ["-m", "pipelines.job", each.value]
}

resource "azurerm_role_assignment" "starts" {
  for_each             = toset(var.steps)
  scope                = module.job[each.value].job_id
  role_definition_name = "Container Apps Jobs Operator"
  principal_id         = azurerm_data_factory.this.identity[0].principal_id
}

locals {
  management = "https://management.azure.com"
  version    = "api-version=2024-03-01"
  # Start a step, then ask every minute until its execution has ended; a failed execution fails the pipeline.
  activities = flatten([for index, step in var.steps : [
    {
      name      = "start_${index}"
      type      = "WebActivity"
      dependsOn = index == 0 ? [] : [{ activity = "check_${index - 1}", dependencyConditions = ["Succeeded"] }]
      typeProperties = {
        method         = "POST"
        url            = "${local.management}${module.job[step].job_id}/start?${local.version}"
        body           = "{}"
        authentication = { type = "MSI", resource = local.management }
      }
    },
    {
      name      = "wait_${index}"
      type      = "Until"
      dependsOn = [{ activity = "start_${index}", dependencyConditions = ["Succeeded"] }]
      typeProperties = {
        timeout    = "0.06:00:00"
        expression = { type = "Expression", value = "@not(equals(variables('status_${index}'), 'Running'))" }
        activities = [
          { name = "pause_${index}", type = "Wait", dependsOn = [], typeProperties = { waitTimeInSeconds = 60 } },
          {
            name      = "ask_${index}"
            type      = "WebActivity"
            dependsOn = [{ activity = "pause_${index}", dependencyConditions = ["Succeeded"] }]
            typeProperties = {
              method         = "GET"
              url            = { type = "Expression", value = "@concat('${local.management}${module.job[step].job_id}/executions/', activity('start_${index}').output.name, '?${local.version}')" }
              authentication = { type = "MSI", resource = local.management }
            }
          },
          {
            name           = "note_${index}"
            type           = "SetVariable"
            dependsOn      = [{ activity = "ask_${index}", dependencyConditions = ["Succeeded"] }]
            typeProperties = { variableName = "status_${index}", value = { type = "Expression", value = "@activity('ask_${index}').output.properties.status" } }
          }
        ]
      }
    },
    {
      name      = "check_${index}"
      type      = "IfCondition"
      dependsOn = [{ activity = "wait_${index}", dependencyConditions = ["Succeeded"] }]
      typeProperties = {
        expression        = { type = "Expression", value = "@equals(variables('status_${index}'), 'Succeeded')" }
        ifFalseActivities = [{ name = "fail_${index}", type = "Fail", dependsOn = [], typeProperties = { message = "${step} failed", errorCode = "step_failed" } }]
      }
    }
  ]])
  hourly = split(" ", var.schedule)[1] == "*"
}

resource "azurerm_data_factory_pipeline" "this" {
  name            = "pipeline"
  data_factory_id = azurerm_data_factory.this.id
  concurrency     = 1
  variables       = { for index, step in var.steps : "status_${index}" => "Running" }
  activities_json = jsonencode(local.activities)
}

resource "azurerm_data_factory_trigger_schedule" "this" {
  name            = "schedule"
  data_factory_id = azurerm_data_factory.this.id
  pipeline_name   = azurerm_data_factory_pipeline.this.name
  frequency       = local.hourly ? "Hour" : "Day"
  interval        = 1

  dynamic "schedule" {
    for_each = local.hourly ? [] : [1]
    content {
      hours   = [tonumber(split(" ", var.schedule)[1])]
      minutes = [tonumber(split(" ", var.schedule)[0])]
    }
  }
}

resource "azurerm_monitor_metric_alert" "failed" {
  name                = "${var.name}-failed"
  resource_group_name = var.resource_group
  scopes              = [azurerm_data_factory.this.id]
  description         = "A pipeline step failed; see docs/runbook.md#a-delivery-was-refused"
  severity            = 2
  frequency           = "PT5M"
  window_size         = "PT15M"
  tags                = var.tags

  criteria {
    metric_namespace = "Microsoft.DataFactory/factories"
    metric_name      = "PipelineFailedRuns"
    aggregation      = "Total"
    operator         = "GreaterThan"
    threshold        = 0
  }

  action {
    action_group_id = var.action_group_id
  }
}
