resource "azurerm_data_factory" "this" {
  #checkov:skip=CKV2_AZURE_15:encrypted with our key, named below
  #checkov:skip=CKV_AZURE_103:pipelines are written by Terraform from this repository, not by the studio
  name                             = "${var.name}-${var.unique}-flow"
  location                         = var.location
  resource_group_name              = var.resource_group
  public_network_enabled           = false
  managed_virtual_network_enabled  = true
  customer_managed_key_id          = var.key_id
  customer_managed_key_identity_id = var.encryption_identity_id
  tags                             = var.tags

  identity {
    type         = "SystemAssigned, UserAssigned"
    identity_ids = [var.encryption_identity_id]
  }
}

# Copies and data flows run in a network of their own, next to the factory.
resource "azurerm_data_factory_integration_runtime_azure" "this" {
  name                    = "private"
  data_factory_id         = azurerm_data_factory.this.id
  location                = var.location
  virtual_network_enabled = true
  time_to_live_min        = 10
}

resource "azurerm_monitor_metric_alert" "failed" {
  name                = "${var.name}-failed"
  resource_group_name = var.resource_group
  scopes              = [azurerm_data_factory.this.id]
  description         = "A pipeline step failed; see docs/runbook.md#a-scheduled-run-failed"
  severity            = 2
  frequency           = "PT5M"
  window_size         = "PT15M"
  tags                = var.tags

  criteria {
    metric_namespace = "Microsoft.DataFactory/factories"
    metric_name      = "PipelineFailedRuns"
    aggregation      = "Total"
    operator         = "GreaterThan"
    threshold        = 0
  }

  action {
    action_group_id = var.action_group_id
  }
}
