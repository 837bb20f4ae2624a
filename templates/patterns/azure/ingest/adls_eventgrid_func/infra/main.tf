resource "azurerm_storage_account" "this" {
  #checkov:skip=CKV_AZURE_206:zone-redundant; a second region is a residency decision
  #checkov:skip=CKV_AZURE_33:no queue lives in this account
  #checkov:skip=CKV2_AZURE_33:the private endpoint is made by the module beside it
  #checkov:skip=CKV2_AZURE_21:reads are recorded by the diagnostic setting of the audit component
  name                            = "${substr(replace(var.name, "-", ""), 0, 12)}${var.unique}inbox"
  location                        = var.location
  resource_group_name             = var.resource_group
  account_tier                    = "Standard"
  account_replication_type        = "ZRS"
  is_hns_enabled                  = false
  min_tls_version                 = "TLS1_2"
  allow_nested_items_to_be_public = false
  public_network_access_enabled   = false
  shared_access_key_enabled       = false
  local_user_enabled              = false
  default_to_oauth_authentication = true
  tags                            = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [var.encryption_identity_id]
  }

  customer_managed_key {
    key_vault_key_id          = var.key_id
    user_assigned_identity_id = var.encryption_identity_id
  }

  blob_properties {
    delete_retention_policy {
      days = 30
    }
    container_delete_retention_policy {
      days = 30
    }
  }
}

module "blob_endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "inbox"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = var.zone_ids["blob"]
  target_id          = azurerm_storage_account.this.id
  kind               = "blob"
  tags               = var.tags
}

resource "azurerm_storage_container" "this" {
  #checkov:skip=CKV2_AZURE_21:reads are recorded by the diagnostic setting of the audit component
  name               = "inbox"
  storage_account_id = azurerm_storage_account.this.id
  depends_on         = [module.blob_endpoint]
}

# Looks into the inbox every five minutes and lands what is there; what it has already landed changes nothing.
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
  environment     = merge(var.environment, { MLSYSTEM_INBOX = "${azurerm_storage_account.this.primary_blob_endpoint}${azurerm_storage_container.this.name}" })
  secrets         = var.secrets
  access          = var.access
  cron_expression = "*/5 * * * *"
  cpu             = 1
  memory          = "2Gi"
}

resource "azurerm_role_assignment" "reads" {
  scope                = azurerm_storage_account.this.id
  role_definition_name = "Storage Blob Data Reader"
  principal_id         = module.job.principal_id
}
