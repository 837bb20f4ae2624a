module "cache" {
  source                 = "../redis"
  name                   = var.name
  unique                 = var.unique
  suffix                 = "fs"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  key_id                 = var.key_id
  endpoint_subnet_id     = var.endpoint_subnet_id
  zone_ids               = var.zone_ids
  access_keys            = false
}

module "service" {
  source          = "../service"
  name            = var.name
  location        = var.location
  resource_group  = var.resource_group
  tags            = var.tags
  environment_id  = var.environment_id
  registry_id     = var.registry_id
  registry_server = var.registry_server
  storage_name    = var.storage_name
  suffix          = "features"
  image           = var.feature_image
  port            = 6566
  health_path     = "/health"
  environment     = { FEAST_REDIS_HOST = module.cache.hostname }
}
