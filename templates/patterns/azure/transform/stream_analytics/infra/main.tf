# Sums and counts per entity over sliding windows; late events count for five minutes, and the result is events again.
resource "azurerm_stream_analytics_job" "this" {
  name                                     = "${var.name}-features"
  location                                 = var.location
  resource_group_name                      = var.resource_group
  compatibility_level                      = "1.2"
  sku_name                                 = "StandardV2"
  streaming_units                          = 10
  events_late_arrival_max_delay_in_seconds = 300
  events_out_of_order_max_delay_in_seconds = 10
  events_out_of_order_policy               = "Adjust"
  output_error_policy                      = "Stop"
  tags                                     = var.tags

  identity {
    type = "SystemAssigned"
  }

  transformation_query = <<-SQL
    SELECT
      entity,
      System.Timestamp() AS as_of,
      COUNT(*) AS events_10m,
      SUM(CAST(amount AS float)) AS amount_10m
    INTO features
    FROM events TIMESTAMP BY at PARTITION BY PartitionId
    GROUP BY entity, PartitionId, HoppingWindow(Duration(minute, 10), Hop(second, 10))
  SQL
}

resource "azurerm_eventhub" "features" {
  name            = "features"
  namespace_id    = var.stream.namespace_id
  partition_count = 8

  retention_description {
    cleanup_policy          = "Delete"
    retention_time_in_hours = 72
  }
}

locals {
  namespace = element(split("/", var.stream.namespace_id), 8)
  rights = {
    receives = { scope = var.stream.namespace_id, role = "Azure Event Hubs Data Receiver" }
    sends    = { scope = azurerm_eventhub.features.id, role = "Azure Event Hubs Data Sender" }
  }
}

resource "azurerm_role_assignment" "this" {
  for_each             = local.rights
  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = azurerm_stream_analytics_job.this.identity[0].principal_id
}

resource "azurerm_stream_analytics_stream_input_eventhub_v2" "events" {
  name                         = "events"
  stream_analytics_job_id      = azurerm_stream_analytics_job.this.id
  authentication_mode          = "Msi"
  servicebus_namespace         = local.namespace
  eventhub_name                = var.stream.eventhub
  eventhub_consumer_group_name = "features"

  serialization {
    type     = "Json"
    encoding = "UTF8"
  }
}

resource "azurerm_stream_analytics_output_eventhub" "features" {
  name                      = "features"
  resource_group_name       = var.resource_group
  stream_analytics_job_name = azurerm_stream_analytics_job.this.name
  authentication_mode       = "Msi"
  servicebus_namespace      = local.namespace
  eventhub_name             = azurerm_eventhub.features.name
  partition_key             = "entity"

  serialization {
    type     = "Json"
    encoding = "UTF8"
    format   = "LineSeparated"
  }
}

resource "azurerm_stream_analytics_job_schedule" "this" {
  stream_analytics_job_id = azurerm_stream_analytics_job.this.id
  start_mode              = "JobStartTime"
  depends_on              = [azurerm_role_assignment.this, azurerm_stream_analytics_stream_input_eventhub_v2.events, azurerm_stream_analytics_output_eventhub.features]
}

resource "azurerm_monitor_metric_alert" "late" {
  name                = "${var.name}-features-late"
  resource_group_name = var.resource_group
  scopes              = [azurerm_stream_analytics_job.this.id]
  description         = "Features are older than a minute: more streaming units, or a stuck input; see docs/runbook.md#a-scheduled-run-failed"
  severity            = 2
  frequency           = "PT5M"
  window_size         = "PT15M"
  tags                = var.tags

  criteria {
    metric_namespace = "Microsoft.StreamAnalytics/streamingjobs"
    metric_name      = "OutputWatermarkDelaySeconds"
    aggregation      = "Maximum"
    operator         = "GreaterThan"
    threshold        = 60
  }

  action {
    action_group_id = var.action_group_id
  }
}
