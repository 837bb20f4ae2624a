# One address for all shards, so that a plain client works; the containers get it with its key as a secret.
module "store" {
  source                 = "../redis"
  name                   = var.name
  suffix                 = "features"
  unique                 = var.unique
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  key_id                 = var.key_id
  endpoint_subnet_id     = var.endpoint_subnet_id
  zone_ids               = var.zone_ids
  sku                    = var.sku
}
