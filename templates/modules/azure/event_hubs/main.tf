resource "azurerm_eventhub_namespace" "this" {
  #checkov:skip=CKV_AZURE_228:zone redundancy is always on where the region has zones
  name                          = "${trimsuffix(substr(var.name, 0, 48 - length("${var.unique}${var.suffix}")), "-")}-${var.unique}-${var.suffix}"
  location                      = var.location
  resource_group_name           = var.resource_group
  sku                           = var.sku
  capacity                      = var.units
  auto_inflate_enabled          = var.sku == "Standard"
  maximum_throughput_units      = var.sku == "Standard" ? min(40, max(20, 2 * var.units)) : null
  minimum_tls_version           = "1.2"
  local_authentication_enabled  = false
  public_network_access_enabled = var.reach.open
  tags                          = var.tags

  # Stream Analytics comes in as a trusted service with an identity of its own; nobody else from outside.
  network_rulesets = [{
    default_action                 = "Deny"
    public_network_access_enabled  = var.reach.open
    trusted_service_access_enabled = true
    ip_rule                        = []
    virtual_network_rule = [for id in var.reach.caller_subnet_ids : {
      subnet_id                                       = id
      ignore_missing_virtual_network_service_endpoint = false
    }]
  }]

  identity {
    type         = "UserAssigned"
    identity_ids = [var.encryption_identity_id]
  }
}

module "endpoint" {
  count              = var.reach.open ? 0 : 1
  source             = "../private_endpoint"
  name               = var.name
  suffix             = var.suffix
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.reach.endpoint_subnet_id
  zone_id            = var.reach.zone_ids["bus"]
  target_id          = azurerm_eventhub_namespace.this.id
  kind               = "namespace"
  tags               = var.tags
}

resource "azurerm_eventhub" "events" {
  name            = "events"
  namespace_id    = azurerm_eventhub_namespace.this.id
  partition_count = 8

  retention_description {
    cleanup_policy          = "Delete"
    retention_time_in_hours = var.retention_hours
  }
}

resource "azurerm_eventhub_consumer_group" "this" {
  for_each            = toset(["features", "scoring", "archive"])
  name                = each.value
  namespace_name      = azurerm_eventhub_namespace.this.name
  eventhub_name       = azurerm_eventhub.events.name
  resource_group_name = var.resource_group
}

resource "azurerm_monitor_metric_alert" "throttled" {
  count               = var.alarm == null ? 0 : 1
  name                = "${var.name}-throttled"
  resource_group_name = var.resource_group
  scopes              = [azurerm_eventhub_namespace.this.id]
  description         = "Producers are throttled: raise the capacity; see docs/runbook.md#something-set-aside-waits"
  severity            = 2
  frequency           = "PT5M"
  window_size         = "PT15M"
  tags                = var.tags

  criteria {
    metric_namespace = "Microsoft.EventHub/namespaces"
    metric_name      = "ThrottledRequests"
    aggregation      = "Total"
    operator         = "GreaterThan"
    threshold        = 10
  }

  action {
    action_group_id = var.alarm.action_group_id
  }
}
