# Messages of the devices continue as events that every consumer of a stream understands.
resource "azurerm_eventhub_namespace" "this" {
  #checkov:skip=CKV_AZURE_228:zone redundancy is always on where the region has zones
  name                          = "${var.name}-${var.unique}-telemetry"
  location                      = var.location
  resource_group_name           = var.resource_group
  sku                           = "Standard"
  capacity                      = 1
  auto_inflate_enabled          = true
  maximum_throughput_units      = 20
  minimum_tls_version           = "1.2"
  local_authentication_enabled  = false
  public_network_access_enabled = false
  tags                          = var.tags

  network_rulesets = [{
    default_action                 = "Deny"
    public_network_access_enabled  = false
    trusted_service_access_enabled = true
    ip_rule                        = []
    virtual_network_rule           = []
  }]

  identity {
    type         = "UserAssigned"
    identity_ids = [var.encryption_identity_id]
  }
}

module "endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "telemetry"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = var.zone_ids["bus"]
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
    retention_time_in_hours = 168
  }
}

resource "azurerm_eventhub_consumer_group" "this" {
  for_each            = toset(["features", "scoring", "archive"])
  name                = each.value
  namespace_name      = azurerm_eventhub_namespace.this.name
  eventhub_name       = azurerm_eventhub.events.name
  resource_group_name = var.resource_group
}

resource "azurerm_role_assignment" "sends" {
  scope                = azurerm_eventhub.events.id
  role_definition_name = "Azure Event Hubs Data Sender"
  principal_id         = var.hub.principal_id
}

resource "azurerm_iothub_endpoint_eventhub" "events" {
  name                = "events"
  resource_group_name = var.resource_group
  iothub_id           = var.hub.id
  authentication_type = "identityBased"
  identity_id         = var.hub.identity_id
  endpoint_uri        = "sb://${azurerm_eventhub_namespace.this.name}.servicebus.windows.net"
  entity_path         = azurerm_eventhub.events.name
  depends_on          = [azurerm_role_assignment.sends]
}

resource "azurerm_iothub_route" "events" {
  name                = "events"
  resource_group_name = var.resource_group
  iothub_name         = var.hub.name
  source              = "DeviceMessages"
  condition           = "true"
  endpoint_names      = [azurerm_iothub_endpoint_eventhub.events.name]
  enabled             = true
}
