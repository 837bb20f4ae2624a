module "account" {
  source                 = "../storage_account"
  name                   = var.name
  account_name           = "${substr(replace(var.name, "-", ""), 0, 12)}${var.unique}inbox"
  suffix                 = "inbox"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  key_id                 = var.key_id
  reach                  = var.reach
  containers             = ["inbox"]
}

# Looks into the inbox every few minutes and takes in what is there; what it has already landed changes nothing.
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
  args            = var.args
  environment     = merge(var.environment, { MLSYSTEM_INBOX = "${module.account.blob_endpoint}${module.account.containers["inbox"]}" })
  secrets         = var.secrets
  access          = var.access
  cron_expression = var.look
  cpu             = 1
  memory          = "2Gi"
}

resource "azurerm_role_assignment" "reads" {
  scope                = module.account.id
  role_definition_name = "Storage Blob Data Reader"
  principal_id         = module.job.principal_id
}
