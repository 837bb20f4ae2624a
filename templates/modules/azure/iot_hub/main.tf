module "hub_zone" {
  source         = "../dns_zone"
  domain         = "privatelink.azure-devices.net"
  resource_group = var.resource_group
  network_id     = var.network_id
  tags           = var.tags
}

module "dps_zone" {
  source         = "../dns_zone"
  domain         = "privatelink.azure-devices-provisioning.net"
  resource_group = var.resource_group
  network_id     = var.network_id
  tags           = var.tags
}

resource "azurerm_user_assigned_identity" "hub" {
  name                = "${var.name}-iot"
  location            = var.location
  resource_group_name = var.resource_group
  tags                = var.tags
}

resource "azurerm_iothub" "this" {
  #checkov:skip=CKV_AZURE_108:public access is off below
  name                          = "${var.name}-${var.unique}"
  location                      = var.location
  resource_group_name           = var.resource_group
  min_tls_version               = "1.2"
  public_network_access_enabled = false
  event_hub_partition_count     = 4
  event_hub_retention_in_days   = 7
  tags                          = var.tags

  sku {
    name     = var.tier
    capacity = var.units
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.hub.id]
  }

  cloud_to_device {
    max_delivery_count = 10
    default_ttl        = "PT1H"
  }
}

# The provisioning service knows the hub by this policy and may do no more than enrol devices.
resource "azurerm_iothub_shared_access_policy" "dps" {
  name                = "provisioning"
  resource_group_name = var.resource_group
  iothub_name         = azurerm_iothub.this.name
  registry_read       = true
  registry_write      = true
  service_connect     = true
}

resource "azurerm_iothub_dps" "this" {
  name                          = "${var.name}-${var.unique}"
  location                      = var.location
  resource_group_name           = var.resource_group
  allocation_policy             = "Hashed"
  data_residency_enabled        = true
  public_network_access_enabled = false
  tags                          = var.tags

  sku {
    name     = "S1"
    capacity = 1
  }

  linked_hub {
    connection_string = azurerm_iothub_shared_access_policy.dps.primary_connection_string
    location          = var.location
  }
}

module "hub_endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "iot"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = module.hub_zone.zone_id
  target_id          = azurerm_iothub.this.id
  kind               = "iotHub"
  tags               = var.tags
}

module "dps_endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "iot"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = module.dps_zone.zone_id
  target_id          = azurerm_iothub_dps.this.id
  kind               = "iotDps"
  tags               = var.tags
}

resource "azurerm_monitor_metric_alert" "quota" {
  name                = "${var.name}-iot-quota"
  resource_group_name = var.resource_group
  scopes              = [azurerm_iothub.this.id]
  description         = "Most of the daily quota is used: raise the number of units; see docs/runbook.md#something-set-aside-waits"
  severity            = 2
  frequency           = "PT5M"
  window_size         = "PT15M"
  tags                = var.tags

  criteria {
    metric_namespace = "Microsoft.Devices/IotHubs"
    metric_name      = "dailyMessageQuotaUsed"
    aggregation      = "Maximum"
    operator         = "GreaterThan"
    threshold        = 0.8 * { S1 = 400000, S2 = 6000000, S3 = 300000000 }[var.tier] * var.units
  }

  action {
    action_group_id = var.action_group_id
  }
}
