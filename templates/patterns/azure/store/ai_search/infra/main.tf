resource "azurerm_search_service" "this" {
  #checkov:skip=CKV_AZURE_208:three copies from 99.9 % on, one below
  #checkov:skip=CKV_AZURE_209:three copies from 99.9 % on, one below
  name                                     = "search-${var.name}-${var.unique}"
  location                                 = var.location
  resource_group_name                      = var.resource_group
  sku                                      = var.sku
  replica_count                            = var.replicas
  partition_count                          = var.partitions
  public_network_access_enabled            = false
  local_authentication_enabled             = false
  customer_managed_key_enforcement_enabled = true
  tags                                     = var.tags

  identity {
    type = "SystemAssigned"
  }
}

module "endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "search"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = var.zone_ids["search"]
  target_id          = azurerm_search_service.this.id
  kind               = "searchService"
  tags               = var.tags
}
