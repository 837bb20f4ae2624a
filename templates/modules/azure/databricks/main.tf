# Nodes have no public address, the front end answers inside the network only, and both disks and notebooks use our key.
locals {
  subnets = { host = 10, container = 11 }
}

module "subnet" {
  source         = "../subnet"
  for_each       = local.subnets
  name           = var.name
  suffix         = "databricks-${each.key}"
  location       = var.location
  resource_group = var.resource_group
  network_id     = var.network_id
  range          = cidrsubnet(var.cidr, 8, each.value)
  delegate       = "Microsoft.Databricks/workspaces"
  tags           = var.tags
  services       = var.services
}

module "nat" {
  source         = "../nat"
  name           = var.name
  suffix         = "databricks"
  location       = var.location
  resource_group = var.resource_group
  subnet_ids     = { for name, subnet in module.subnet : name => subnet.subnet_id }
  tags           = var.tags
}

resource "azurerm_databricks_workspace" "this" {
  #checkov:skip=CKV_AZURE_158:set below
  #checkov:skip=CKV2_AZURE_48:the root storage uses infrastructure encryption; its own key needs the workspace to exist first
  name                                                = "${var.name}-${var.unique}"
  location                                            = var.location
  resource_group_name                                 = var.resource_group
  sku                                                 = "premium"
  public_network_access_enabled                       = false
  network_security_group_rules_required               = "NoAzureDatabricksRules"
  infrastructure_encryption_enabled                   = true
  customer_managed_key_enabled                        = true
  managed_services_cmk_key_vault_key_id               = var.key_id
  managed_disk_cmk_key_vault_key_id                   = var.key_id
  managed_disk_cmk_rotation_to_latest_version_enabled = true
  tags                                                = var.tags

  custom_parameters {
    no_public_ip                                         = true
    virtual_network_id                                   = var.network_id
    public_subnet_name                                   = module.subnet["host"].subnet
    private_subnet_name                                  = module.subnet["container"].subnet
    public_subnet_network_security_group_association_id  = module.subnet["host"].association_id
    private_subnet_network_security_group_association_id = module.subnet["container"].association_id
  }

  depends_on = [module.nat]
}

module "zone" {
  source         = "../dns_zone"
  domain         = "privatelink.azuredatabricks.net"
  resource_group = var.resource_group
  network_id     = var.network_id
  tags           = var.tags
}

module "endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "databricks"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = module.zone.zone_id
  target_id          = azurerm_databricks_workspace.this.id
  kind               = "databricks_ui_api"
  tags               = var.tags
}

# Jobs reach the lake as this identity, through the catalogue.
resource "azurerm_databricks_access_connector" "this" {
  name                = "${var.name}-databricks"
  location            = var.location
  resource_group_name = var.resource_group
  tags                = var.tags

  identity {
    type = "SystemAssigned"
  }
}
