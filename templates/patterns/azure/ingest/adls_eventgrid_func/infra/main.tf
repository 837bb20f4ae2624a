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
  for_each           = toset(["inbox", "dead", "function"])
  name               = each.value
  storage_account_id = azurerm_storage_account.this.id
  depends_on         = [module.blob_endpoint]
}

resource "azurerm_service_plan" "this" {
  #checkov:skip=CKV_AZURE_212:Flex Consumption scales by itself
  #checkov:skip=CKV_AZURE_225:Flex Consumption places instances itself
  name                = "${var.name}-ingest"
  location            = var.location
  resource_group_name = var.resource_group
  os_type             = "Linux"
  sku_name            = "FC1"
  tags                = var.tags
}

resource "azurerm_user_assigned_identity" "function" {
  name                = "${var.name}-ingest-function"
  location            = var.location
  resource_group_name = var.resource_group
  tags                = var.tags
}

resource "azurerm_role_assignment" "function" {
  scope                = azurerm_storage_account.this.id
  role_definition_name = "Storage Blob Data Owner"
  principal_id         = azurerm_user_assigned_identity.function.principal_id
}

# Starts the ingest job for each delivery; the step itself decides what it has already seen.
resource "azurerm_function_app_flex_consumption" "this" {
  name                              = "${var.name}-${var.unique}-ingest"
  location                          = var.location
  resource_group_name               = var.resource_group
  service_plan_id                   = azurerm_service_plan.this.id
  runtime_name                      = "python"
  runtime_version                   = "3.12"
  storage_container_type            = "blobContainer"
  storage_container_endpoint        = "${azurerm_storage_account.this.primary_blob_endpoint}function"
  storage_authentication_type       = "UserAssignedIdentity"
  storage_user_assigned_identity_id = azurerm_user_assigned_identity.function.id
  virtual_network_subnet_id         = var.function_subnet_id
  https_only                        = true
  public_network_access_enabled     = false
  maximum_instance_count            = 40
  instance_memory_in_mb             = 2048
  app_settings                      = { INGEST_JOB = module.job.job_id, AZURE_CLIENT_ID = azurerm_user_assigned_identity.function.client_id }
  tags                              = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.function.id]
  }

  site_config {
    minimum_tls_version = "1.2"
  }

  depends_on = [azurerm_role_assignment.function]
}

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
  environment     = merge(var.environment, { MLSYSTEM_INBOX = "${azurerm_storage_account.this.primary_blob_endpoint}${azurerm_storage_container.this["inbox"].name}" })
  secrets         = var.secrets
  access          = var.access
}

resource "azurerm_role_assignment" "starts" {
  scope                = module.job.job_id
  role_definition_name = "Container Apps Jobs Operator"
  principal_id         = azurerm_user_assigned_identity.function.principal_id
}

resource "azurerm_role_assignment" "reads" {
  scope                = azurerm_storage_account.this.id
  role_definition_name = "Storage Blob Data Reader"
  principal_id         = module.job.principal_id
}

resource "azurerm_eventgrid_event_subscription" "landed" {
  name                  = "${var.name}-landed"
  scope                 = azurerm_storage_account.this.id
  event_delivery_schema = "CloudEventSchemaV1_0"
  included_event_types  = ["Microsoft.Storage.BlobCreated"]

  azure_function_endpoint {
    function_id = "${azurerm_function_app_flex_consumption.this.id}/functions/landed"
  }

  subject_filter {
    subject_begins_with = "/blobServices/default/containers/inbox/"
  }

  retry_policy {
    max_delivery_attempts = 10
    event_time_to_live    = 1440
  }

  storage_blob_dead_letter_destination {
    storage_account_id          = azurerm_storage_account.this.id
    storage_blob_container_name = azurerm_storage_container.this["dead"].name
  }
}
