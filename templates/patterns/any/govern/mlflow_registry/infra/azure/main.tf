module "database" {
  source                 = "../postgres"
  name                   = var.name
  unique                 = var.unique
  use                    = "mlflow"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  tenant_id              = var.tenant_id
  encryption_identity_id = var.encryption_identity_id
  key_id                 = var.key_id
  endpoint_subnet_id     = var.endpoint_subnet_id
  zone_ids               = var.zone_ids
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
  suffix          = "mlflow"
  image           = var.tracking_image
  writes          = true
  port            = 5000
  health_path     = "/health"
  environment     = { MLFLOW_ARTIFACTS_DESTINATION = "/mnt/artifacts/mlflow", PGHOST = module.database.fqdn }
}
