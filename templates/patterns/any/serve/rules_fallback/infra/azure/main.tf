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
  suffix          = "rules"
  image           = var.image
  min_tasks       = var.min_tasks
  environment     = merge(var.environment, { MLSYSTEM_FALLBACK = "rules" })
  secrets         = var.secrets
  predicts        = true
  access          = var.access
}
