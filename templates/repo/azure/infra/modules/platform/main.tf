resource "azurerm_log_analytics_workspace" "this" {
  name                = var.name
  location            = var.location
  resource_group_name = var.resource_group
  sku                 = "PerGB2018"
  retention_in_days   = var.log_retention_days
  tags                = var.tags
}

resource "azurerm_monitor_action_group" "owner" {
  name                = "${var.name}-owner"
  resource_group_name = var.resource_group
  short_name          = "owner"
  tags                = var.tags

  email_receiver {
    name                    = "owner"
    email_address           = var.alarm_email
    use_common_alert_schema = true
  }
}

# Registry, landing zone and published tables: a share that jobs and services mount as a folder.
resource "azurerm_storage_account" "artifacts" {
  #checkov:skip=CKV_AZURE_206:zone-redundant; a second region is a residency decision
  #checkov:skip=CKV2_AZURE_40:Container Apps mount a share with the account key only, and only the subnets of this network come in
  #checkov:skip=CKV2_AZURE_21:no blob lives in this account
  #checkov:skip=CKV2_AZURE_38:no blob lives in this account; the share has its own retention
  #checkov:skip=CKV_AZURE_33:no queue lives in this account
  #checkov:skip=CKV2_AZURE_33:the private endpoint is made by the module beside it, or the subnets below come in
  #checkov:skip=CKV_AZURE_59:on only where the network is open, and then for the subnets below
  #checkov:skip=CKV2_AZURE_47:no container exists, and anonymous access is off
  name                            = "${substr(replace(var.name, "-", ""), 0, 14)}${var.unique}art"
  location                        = var.location
  resource_group_name             = var.resource_group
  account_tier                    = "Standard"
  account_replication_type        = "ZRS"
  min_tls_version                 = "TLS1_2"
  allow_nested_items_to_be_public = false
  public_network_access_enabled   = var.reach.open
  local_user_enabled              = false
  shared_access_key_enabled       = true
  tags                            = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [var.encryption_identity_id]
  }

  customer_managed_key {
    key_vault_key_id          = var.key_id
    user_assigned_identity_id = var.encryption_identity_id
  }

  network_rules {
    default_action             = "Deny"
    bypass                     = ["AzureServices"]
    virtual_network_subnet_ids = var.reach.caller_subnet_ids
  }

  sas_policy {
    expiration_period = "01.00:00:00"
  }

  # What was deleted comes back within a week, in case it was a mistake.
  share_properties {
    retention_policy {
      days = 7
    }
  }
}

resource "azurerm_storage_share" "artifacts" {
  name               = "artifacts"
  storage_account_id = azurerm_storage_account.artifacts.id
  quota              = 512
  depends_on         = [module.share_endpoint]
}

module "share_endpoint" {
  count              = var.reach.open ? 0 : 1
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "artifacts"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.reach.endpoint_subnet_id
  zone_id            = var.reach.zone_ids["file"]
  target_id          = azurerm_storage_account.artifacts.id
  kind               = "file"
  tags               = var.tags
}

resource "azurerm_container_app_environment" "this" {
  name                           = var.name
  location                       = var.location
  resource_group_name            = var.resource_group
  infrastructure_subnet_id       = var.app_subnet_id
  internal_load_balancer_enabled = true
  zone_redundancy_enabled        = true
  logs_destination               = "log-analytics"
  log_analytics_workspace_id     = azurerm_log_analytics_workspace.this.id
  tags                           = var.tags

  workload_profile {
    name                  = "Consumption"
    workload_profile_type = "Consumption"
  }
}

resource "azurerm_container_app_environment_storage" "artifacts" {
  for_each                     = { "artifacts-read" = "ReadOnly", "artifacts-write" = "ReadWrite" }
  name                         = each.key
  container_app_environment_id = azurerm_container_app_environment.this.id
  account_name                 = azurerm_storage_account.artifacts.name
  access_key                   = azurerm_storage_account.artifacts.primary_access_key
  share_name                   = azurerm_storage_share.artifacts.name
  access_mode                  = each.value
}

resource "azurerm_container_registry" "this" {
  #checkov:skip=CKV_AZURE_233:only the private, premium registry can be zone redundant, and it is
  #checkov:skip=CKV_AZURE_237:only the private, premium registry has data endpoints of its own, and they are on
  #checkov:skip=CKV_AZURE_139:open only where no data ask for a private network; nobody pulls without signing in
  #checkov:skip=CKV_AZURE_165:one region by design; a second one is a residency decision
  #checkov:skip=CKV_AZURE_163:scanning is a subscription plan, Defender for Containers
  #checkov:skip=CKV_AZURE_164:images are pinned by digest; content trust is retired for this service
  #checkov:skip=CKV_AZURE_166:quarantine holds images until a scanner releases them, and none is set up here
  #checkov:skip=CKV_AZURE_167:retention deletes manifests; digests in use must stay
  name                          = "${substr(replace(var.name, "-", ""), 0, 30)}${var.unique}"
  location                      = var.location
  resource_group_name           = var.resource_group
  sku                           = var.reach.open ? "Basic" : "Premium"
  admin_enabled                 = false
  anonymous_pull_enabled        = false
  public_network_access_enabled = var.reach.open
  zone_redundancy_enabled       = !var.reach.open
  data_endpoint_enabled         = !var.reach.open
  tags                          = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [var.encryption_identity_id]
  }

  dynamic "encryption" {
    for_each = var.reach.open ? [] : [var.key_id]
    content {
      key_vault_key_id   = encryption.value
      identity_client_id = var.encryption_client_id
    }
  }
}

module "registry_endpoint" {
  count              = var.reach.open ? 0 : 1
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "images"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.reach.endpoint_subnet_id
  zone_id            = var.reach.zone_ids["registry"]
  target_id          = azurerm_container_registry.this.id
  kind               = "registry"
  tags               = var.tags
}
