module "job" {
  source          = "../job"
  name            = var.name
  location        = var.location
  resource_group  = var.resource_group
  tags            = var.tags
  environment_id  = var.environment_id
  registry_id     = var.registry_id
  registry_server = var.registry_server
  storage_name    = var.storage_name
  suffix          = "train"
  image           = var.image
  cpu             = var.memory_gb / 2
  memory          = "${var.memory_gb}Gi"
  command         = ["python"]
  args            = ["-m", "pipelines.job", "pipelines.train", "then", "pipelines.evaluate"]
  environment     = var.environment
  secrets         = var.secrets
  access          = var.access
}
