# Messages of the devices continue as events that every consumer of a stream understands.
module "events" {
  source                 = "../event_hubs"
  name                   = var.name
  unique                 = var.unique
  suffix                 = "telemetry"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  reach                  = var.reach
}

resource "azurerm_role_assignment" "sends" {
  scope                = module.events.eventhub_id
  role_definition_name = "Azure Event Hubs Data Sender"
  principal_id         = var.hub.principal_id
}

resource "azurerm_iothub_endpoint_eventhub" "events" {
  name                = "events"
  resource_group_name = var.resource_group
  iothub_id           = var.hub.id
  authentication_type = "identityBased"
  identity_id         = var.hub.identity_id
  endpoint_uri        = "sb://${module.events.namespace}.servicebus.windows.net"
  entity_path         = module.events.eventhub
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
