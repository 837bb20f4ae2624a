# The services write JSON to standard output; the environment sends it to the one workspace, which keeps it as long as the
# design says. This is where to look first.
resource "azurerm_log_analytics_saved_search" "errors" {
  name                       = "errors"
  log_analytics_workspace_id = var.workspace_id
  category                   = var.name
  display_name               = "Errors in the log"
  query                      = <<-KQL
    ContainerAppConsoleLogs_CL
    | extend line = parse_json(Log_s)
    | where tostring(line.level) == "error"
    | project TimeGenerated, ContainerGroupName_s, logger = line.logger, message = line.message
    | sort by TimeGenerated desc
  KQL
}
