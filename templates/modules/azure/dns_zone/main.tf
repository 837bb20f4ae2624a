resource "azurerm_private_dns_zone" "this" {
  name                = var.domain
  resource_group_name = var.resource_group
  tags                = var.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "this" {
  name                = replace(var.domain, ".", "-")
  private_dns_zone_id = azurerm_private_dns_zone.this.id
  virtual_network_id  = var.network_id
  tags                = var.tags
}
