module "account" {
  source                 = "../storage_account"
  name                   = var.name
  account_name           = "${substr(replace(var.name, "-", ""), 0, 12)}${var.unique}stream"
  suffix                 = "stream"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  key_id                 = var.key_id
  reach                  = var.reach
  containers             = ["function", "checkpoints", "dead"]
}

resource "azurerm_service_plan" "this" {
  #checkov:skip=CKV_AZURE_212:Flex Consumption scales by itself
  #checkov:skip=CKV_AZURE_225:Flex Consumption places instances itself
  name                = "${var.name}-stream"
  location            = var.location
  resource_group_name = var.resource_group
  os_type             = "Linux"
  sku_name            = "FC1"
  tags                = var.tags
}

resource "azurerm_user_assigned_identity" "this" {
  name                = "${var.name}-stream"
  location            = var.location
  resource_group_name = var.resource_group
  tags                = var.tags
}

locals {
  rights = {
    state    = { scope = module.account.id, role = "Storage Blob Data Owner" }
    receives = { scope = var.stream.namespace_id, role = "Azure Event Hubs Data Receiver" }
    sends    = { scope = azurerm_eventhub.enriched.id, role = "Azure Event Hubs Data Sender" }
  }
}

resource "azurerm_role_assignment" "this" {
  for_each             = local.rights
  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = azurerm_user_assigned_identity.this.principal_id
}

resource "azurerm_eventhub" "enriched" {
  name            = "enriched"
  namespace_id    = var.stream.namespace_id
  partition_count = 8

  retention_description {
    cleanup_policy          = "Delete"
    retention_time_in_hours = 72
  }
}

# Batches of events in, enriched events out; what fails again and again is parked under dead/ by the code.
resource "azurerm_function_app_flex_consumption" "this" {
  name                              = "${var.name}-${var.unique}-stream"
  location                          = var.location
  resource_group_name               = var.resource_group
  service_plan_id                   = azurerm_service_plan.this.id
  runtime_name                      = "python"
  runtime_version                   = "3.12"
  storage_container_type            = "blobContainer"
  storage_container_endpoint        = "${module.account.blob_endpoint}${module.account.containers["function"]}"
  storage_authentication_type       = "UserAssignedIdentity"
  storage_user_assigned_identity_id = azurerm_user_assigned_identity.this.id
  virtual_network_subnet_id         = var.function_subnet_id
  https_only                        = true
  public_network_access_enabled     = false
  maximum_instance_count            = 40
  instance_memory_in_mb             = 2048
  tags                              = var.tags

  app_settings = {
    AZURE_CLIENT_ID                 = azurerm_user_assigned_identity.this.client_id
    EVENTS__fullyQualifiedNamespace = "${element(split("/", var.stream.namespace_id), 8)}.servicebus.windows.net"
    EVENTS__credential              = "managedidentity"
    EVENTS__clientId                = azurerm_user_assigned_identity.this.client_id
    EVENTS_SOURCE                   = var.stream.eventhub
    EVENTS_TARGET                   = azurerm_eventhub.enriched.name
    EVENTS_DEAD                     = "${module.account.blob_endpoint}${module.account.containers["dead"]}"
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.this.id]
  }

  site_config {
    minimum_tls_version = "1.2"
  }

  depends_on = [azurerm_role_assignment.this]
}
