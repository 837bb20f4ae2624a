module "cache" {
  source                 = "../redis"
  name                   = var.name
  unique                 = var.unique
  suffix                 = "feast"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  key_id                 = var.key_id
  endpoint_subnet_id     = var.endpoint_subnet_id
  zone_ids               = var.zone_ids
  access_keys            = false
}
