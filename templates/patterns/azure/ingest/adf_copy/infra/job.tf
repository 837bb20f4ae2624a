# Lands what was copied every quarter of an hour; what it has already landed changes nothing.
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
  suffix          = "ingest"
  image           = var.image
  command         = ["python"]
  args            = ["-m", "pipelines.job", "pipelines.ingest"]
  environment     = merge(var.environment, { MLSYSTEM_INBOX = "${local.blob_endpoint}${azurerm_storage_data_lake_gen2_filesystem.inbox.name}" })
  secrets         = var.secrets
  access          = var.access
  cron_expression = "5,20,35,50 * * * *"
  cpu             = 1
  memory          = "2Gi"
}

resource "azurerm_role_assignment" "finds" {
  scope                = var.lake.account_id
  role_definition_name = "Storage Blob Data Reader"
  principal_id         = module.job.principal_id
}
