module "events" {
  source                 = "../event_hubs"
  name                   = var.name
  unique                 = var.unique
  suffix                 = "stream"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  reach                  = var.reach
  sku                    = "Premium"
  retention_hours        = 720
  alarm                  = { action_group_id = var.action_group_id }
}

resource "azurerm_eventhub_namespace_customer_managed_key" "this" {
  eventhub_namespace_id     = module.events.namespace_id
  key_vault_key_ids         = [var.key_id]
  user_assigned_identity_id = var.encryption_identity_id
}
