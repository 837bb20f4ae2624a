# Every hour, what the hub has taken is kept as files in the share, for the ingest step.
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
  suffix          = "landing"
  image           = var.image
  cpu             = 0.5
  memory          = "1Gi"
  command         = ["python"]
  args            = ["-m", "pipelines.land"]
  cron_expression = "5 * * * *"
  environment     = merge({ MLSYSTEM_EVENTS = "${var.stream.eventhub}@${element(split("/", var.stream.namespace_id), 8)}.servicebus.windows.net:9093" }, var.environment)
  secrets         = var.secrets
  access          = merge({ events = { scope = var.stream.namespace_id, role = "Azure Event Hubs Data Receiver" } }, var.access)
}
