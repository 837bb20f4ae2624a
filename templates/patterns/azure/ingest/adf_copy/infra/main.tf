# New files of the source are copied into the inbox by their date, each once, without a key.
resource "azurerm_data_factory_linked_service_azure_blob_storage" "source" {
  name                     = "source"
  data_factory_id          = var.factory.id
  integration_runtime_name = var.factory.runtime
  service_endpoint         = var.source_files.endpoint
  storage_kind             = "StorageV2"
  use_managed_identity     = true
}

resource "azurerm_role_assignment" "reads" {
  scope                = var.source_files.account_id
  role_definition_name = "Storage Blob Data Reader"
  principal_id         = var.factory.principal_id
}

resource "azurerm_data_factory_managed_private_endpoint" "source" {
  name               = "copy-source"
  data_factory_id    = var.factory.id
  target_resource_id = var.source_files.account_id
  subresource_name   = "blob"
}

# The factory reaches the lake over a private endpoint, which the lake's owner approves once.
resource "azurerm_data_factory_managed_private_endpoint" "lake" {
  name               = "copy-lake"
  data_factory_id    = var.factory.id
  target_resource_id = var.lake.account_id
  subresource_name   = "blob"
}

resource "azurerm_role_assignment" "lands" {
  scope                = var.lake.account_id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = var.factory.principal_id
}

# Where copies arrive and the job below finds them.
resource "azurerm_storage_data_lake_gen2_filesystem" "inbox" {
  name               = "inbox"
  storage_account_id = var.lake.account_id
}

locals {
  blob_endpoint = replace(var.lake.dfs_endpoint, ".dfs.", ".blob.")
}

resource "azurerm_data_factory_linked_service_azure_blob_storage" "inbox" {
  name                     = "inbox"
  data_factory_id          = var.factory.id
  integration_runtime_name = var.factory.runtime
  service_endpoint         = local.blob_endpoint
  storage_kind             = "StorageV2"
  use_managed_identity     = true
}

resource "azurerm_data_factory_dataset_binary" "source" {
  name                = "copy_source"
  data_factory_id     = var.factory.id
  linked_service_name = azurerm_data_factory_linked_service_azure_blob_storage.source.name
  azure_blob_storage_location {
    container = var.source_files.container
  }
}

resource "azurerm_data_factory_dataset_binary" "inbox" {
  name                = "copy_inbox"
  data_factory_id     = var.factory.id
  linked_service_name = azurerm_data_factory_linked_service_azure_blob_storage.inbox.name
  azure_blob_storage_location {
    container = azurerm_storage_data_lake_gen2_filesystem.inbox.name
  }
}

resource "azurerm_data_factory_pipeline" "this" {
  name            = "copy"
  data_factory_id = var.factory.id
  concurrency     = 1
  parameters      = { since = "", until = "" }
  activities_json = jsonencode([{
    name      = "copy"
    type      = "Copy"
    dependsOn = []
    policy    = { timeout = "0.04:00:00", retry = 2, retryIntervalInSeconds = 300, secureInput = false, secureOutput = false }
    inputs    = [{ referenceName = azurerm_data_factory_dataset_binary.source.name, type = "DatasetReference" }]
    outputs   = [{ referenceName = azurerm_data_factory_dataset_binary.inbox.name, type = "DatasetReference" }]
    typeProperties = {
      source = {
        type = "BinarySource"
        storeSettings = {
          type                  = "AzureBlobStorageReadSettings"
          recursive             = true
          modifiedDatetimeStart = { type = "Expression", value = "@pipeline().parameters.since" }
          modifiedDatetimeEnd   = { type = "Expression", value = "@pipeline().parameters.until" }
        }
      }
      sink = { type = "BinarySink", storeSettings = { type = "AzureBlobStorageWriteSettings", copyBehavior = "PreserveHierarchy" } }
    }
  }])
}

# One window a quarter of an hour, without gaps or overlaps; a failed window is tried again by itself.
resource "azurerm_data_factory_trigger_tumbling_window" "this" {
  name            = "copy"
  data_factory_id = var.factory.id
  frequency       = "Minute"
  interval        = 15
  max_concurrency = 1
  start_time      = "2026-01-01T00:00:00Z"

  pipeline {
    name = azurerm_data_factory_pipeline.this.name
    parameters = {
      since = "@formatDateTime(trigger().outputs.windowStartTime)"
      until = "@formatDateTime(trigger().outputs.windowEndTime)"
    }
  }

  retry {
    count    = 3
    interval = 300
  }
}
