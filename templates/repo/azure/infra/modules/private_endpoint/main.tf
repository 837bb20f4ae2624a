resource "azurerm_private_endpoint" "this" {
  name                = "${var.name}-${var.suffix}-${lower(var.kind)}"
  location            = var.location
  resource_group_name = var.resource_group
  subnet_id           = var.endpoint_subnet_id
  tags                = var.tags

  private_service_connection {
    name                           = var.suffix
    private_connection_resource_id = var.target_id
    subresource_names              = [var.kind]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = concat([var.zone_id], var.more_zone_ids)
  }
}
