module "events" {
  source                 = "../event_hubs"
  name                   = var.name
  unique                 = var.unique
  suffix                 = "events"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  endpoint_subnet_id     = var.endpoint_subnet_id
  zone_ids               = var.zone_ids
  units                  = var.units
  alarm                  = { action_group_id = var.action_group_id }
}
