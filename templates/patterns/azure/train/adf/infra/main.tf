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
  suffix          = "step-${replace(replace(each.value, "pipelines.", ""), "_", "-")}"
  image           = var.image
  command         = ["python"]
  args            = ["-m", "pipelines.job", each.value]
  environment     = var.environment
  secrets         = var.secrets
  access          = var.access
}

resource "azurerm_role_assignment" "starts" {
  for_each             = toset(var.steps)
  scope                = module.job[each.value].job_id
  role_definition_name = "Container Apps Jobs Operator"
  principal_id         = var.factory.principal_id
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
}

resource "azurerm_data_factory_pipeline" "this" {
  name            = "pipeline"
  data_factory_id = var.factory.id
  concurrency     = 1
  variables       = { for index, step in var.steps : "status_${index}" => "Running" }
  activities_json = jsonencode(local.activities)
}

resource "azurerm_data_factory_trigger_schedule" "this" {
  name            = "schedule"
  data_factory_id = var.factory.id
  pipeline_name   = azurerm_data_factory_pipeline.this.name
  frequency       = var.recurrence.frequency
  interval        = var.recurrence.interval
  start_time      = var.recurrence.start_time

  dynamic "schedule" {
    for_each = var.recurrence.hours == null ? [] : [var.recurrence]
    content {
      hours         = schedule.value.hours
      minutes       = schedule.value.minutes
      days_of_week  = schedule.value.days_of_week
      days_of_month = schedule.value.days_of_month
    }
  }
}
