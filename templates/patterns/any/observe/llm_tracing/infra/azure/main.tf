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
  suffix          = "tracing"
  image           = var.tracing_image
  writes          = true
  port            = 5000
  health_path     = "/health"
  environment     = { TRACE_STORE = "/mnt/artifacts/traces" }
}
