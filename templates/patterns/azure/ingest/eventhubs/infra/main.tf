module "events" {
  source                 = "../event_hubs"
  name                   = var.name
  unique                 = var.unique
  suffix                 = "events"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  reach                  = var.reach
  units                  = var.units
  alarm                  = { action_group_id = var.action_group_id }
}
