# Services and steps write JSON lines that the environment keeps in the workspace: alarms read them there.
locals {
  said = {
    errors = {
      where     = "tostring(line.level) == \"error\" and tostring(line.message) != \"a step failed\""
      threshold = 10
      told      = "More than ten errors in the log; see docs/runbook.md#service-answers-with-errors"
    }
    pages = {
      where     = "tobool(line.page)"
      threshold = 0
      told      = "A service asks for a person; see docs/runbook.md#somebody-must-look"
    }
    failed = {
      where     = "tostring(line.message) == \"a step failed\""
      threshold = 0
      told      = "A step failed; see docs/runbook.md#a-scheduled-run-failed"
    }
  }
}

resource "azurerm_monitor_scheduled_query_rules_alert_v2" "this" {
  for_each             = local.said
  name                 = "${var.name}-log-${each.key}"
  location             = var.location
  resource_group_name  = var.resource_group
  scopes               = [var.workspace_id]
  description          = each.value.told
  severity             = 2
  evaluation_frequency = "PT5M"
  window_duration      = "PT15M"
  tags                 = var.tags

  criteria {
    query                   = <<-KQL
      ContainerAppConsoleLogs_CL
      | extend line = parse_json(Log_s)
      | where ${each.value.where}
    KQL
    operator                = "GreaterThan"
    threshold               = each.value.threshold
    time_aggregation_method = "Count"
  }

  action {
    action_groups = [var.action_group_id]
  }
}
