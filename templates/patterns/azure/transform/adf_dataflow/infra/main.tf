# Newest record of each key and day, written to curated/ as one partition a day.
# The factory reaches the lake over a private endpoint, which the lake's owner approves once.
resource "azurerm_data_factory_managed_private_endpoint" "lake" {
  name               = "flow-lake"
  data_factory_id    = var.factory.id
  target_resource_id = var.lake.account_id
  subresource_name   = "dfs"
}

resource "azurerm_role_assignment" "writes" {
  scope                = var.lake.account_id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = var.factory.principal_id
}

resource "azurerm_data_factory_linked_service_data_lake_storage_gen2" "lake" {
  name                     = "flow_lake"
  data_factory_id          = var.factory.id
  integration_runtime_name = var.factory.runtime
  url                      = var.lake.dfs_endpoint
  use_managed_identity     = true
}

resource "azurerm_data_factory_dataset_parquet" "this" {
  for_each            = { landing = "records", curated = "records" }
  name                = "flow_${each.key}"
  data_factory_id     = var.factory.id
  linked_service_name = azurerm_data_factory_linked_service_data_lake_storage_gen2.lake.name
  compression_codec   = "snappy"
  azure_blob_fs_location {
    file_system = each.key
    path        = each.value
  }
}

resource "azurerm_data_factory_data_flow" "this" {
  name            = "curate"
  data_factory_id = var.factory.id

  source {
    name = "landed"
    dataset {
      name = azurerm_data_factory_dataset_parquet.this["landing"].name
    }
  }

  transformation {
    name = "newest"
  }

  sink {
    name = "curated"
    dataset {
      name = azurerm_data_factory_dataset_parquet.this["curated"].name
    }
  }

  script_lines = [
    "source(allowSchemaDrift: true, validateSchema: false, ignoreNoFilesFound: false) ~> landed",
    "landed aggregate(groupBy(entity = byName('entity'), day = toDate(byName('at'))),",
    "  each(match(name != 'entity'), $$ = last($$))) ~> newest",
    "newest sink(allowSchemaDrift: true, validateSchema: false, partitionBy('key', 0, day)) ~> curated",
  ]
}

resource "azurerm_data_factory_pipeline" "this" {
  name            = "curate"
  data_factory_id = var.factory.id
  concurrency     = 1
  activities_json = jsonencode([{
    name      = "curate"
    type      = "ExecuteDataFlow"
    dependsOn = []
    policy    = { timeout = "0.04:00:00", retry = 1, retryIntervalInSeconds = 300, secureInput = false, secureOutput = false }
    typeProperties = {
      dataflow           = { referenceName = azurerm_data_factory_data_flow.this.name, type = "DataFlowReference" }
      compute            = { coreCount = 8, computeType = "General" }
      integrationRuntime = { referenceName = var.factory.runtime, type = "IntegrationRuntimeReference" }
    }
  }])
}

resource "azurerm_data_factory_trigger_schedule" "this" {
  name            = "curate"
  data_factory_id = var.factory.id
  pipeline_name   = azurerm_data_factory_pipeline.this.name
  frequency       = var.recurrence.frequency
  interval        = var.recurrence.interval
  start_time      = var.recurrence.start_time

  dynamic "schedule" {
    for_each = var.recurrence.hours == null ? [] : [var.recurrence]
    content {
      hours         = schedule.value.hours
      minutes       = schedule.value.minutes
      days_of_week  = schedule.value.days_of_week
      days_of_month = schedule.value.days_of_month
    }
  }
}
