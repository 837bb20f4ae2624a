# The comparison by hand. On a schedule it is a step of the pipeline; drift ends the run with an error and raises the alarm.
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
  suffix          = "drift"
  image           = var.image
  command         = ["python"]
  args            = ["-m", "pipelines.job", "pipelines.monitor"]
  environment     = var.environment
  secrets         = var.secrets
  access          = var.access
}
