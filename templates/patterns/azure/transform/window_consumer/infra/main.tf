# One worker writes; it always runs and puts the events it has folded into the share.
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
  suffix          = "windows"
  image           = var.image
  command         = ["python", "-m", "pipelines.stream", "--follow"]
  writes          = true
  min_tasks       = 1
  max_tasks       = 1
  environment     = merge({ MLSYSTEM_EVENTS = "${var.stream.eventhub}@${element(split("/", var.stream.namespace_id), 8)}.servicebus.windows.net:9093" }, var.environment)
  secrets         = var.secrets
  access          = merge({ events = { scope = var.stream.namespace_id, role = "Azure Event Hubs Data Receiver" } }, var.access)
}

# The worker says in its log how far the stream is behind; silence is an alarm, too.
resource "azurerm_monitor_scheduled_query_rules_alert_v2" "age" {
  name                 = "${var.name}-feature-age"
  location             = var.location
  resource_group_name  = var.resource_group
  scopes               = [var.workspace_id]
  description          = "Features are older than they may be, or the worker says nothing; see docs/fresh.md"
  severity             = 2
  evaluation_frequency = "PT5M"
  window_duration      = "PT5M"
  tags                 = var.tags

  criteria {
    query                   = <<-KQL
      ContainerAppConsoleLogs_CL
      | where ContainerAppName_s == "${module.service.name}"
      | extend age = todouble(parse_json(Log_s).feature_age_s)
      | summarize said = countif(isnotnull(age)), oldest = max(age)
      | where said == 0 or oldest > ${var.max_age_s}
    KQL
    operator                = "GreaterThan"
    threshold               = 0
    time_aggregation_method = "Count"
  }

  action {
    action_groups = [var.action_group_id]
  }
}
