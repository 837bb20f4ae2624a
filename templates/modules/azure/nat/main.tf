# Out to the internet through one known address; nothing comes in by it.
resource "azurerm_public_ip" "this" {
  name                = "${var.name}-${var.suffix}-out"
  location            = var.location
  resource_group_name = var.resource_group
  sku                 = "Standard"
  allocation_method   = "Static"
  tags                = var.tags
}

resource "azurerm_nat_gateway" "this" {
  name                    = "${var.name}-${var.suffix}"
  location                = var.location
  resource_group_name     = var.resource_group
  sku_name                = "Standard"
  idle_timeout_in_minutes = 10
  tags                    = var.tags
}

resource "azurerm_nat_gateway_public_ip_association" "this" {
  nat_gateway_id       = azurerm_nat_gateway.this.id
  public_ip_address_id = azurerm_public_ip.this.id
}

resource "azurerm_subnet_nat_gateway_association" "this" {
  for_each       = var.subnet_ids
  subnet_id      = each.value
  nat_gateway_id = azurerm_nat_gateway.this.id
  depends_on     = [azurerm_nat_gateway_public_ip_association.this]
}
