resource "azurerm_subnet" "this" {
  name                            = var.suffix
  resource_group_name             = var.resource_group
  virtual_network_name            = element(split("/", var.network_id), 8)
  address_prefixes                = [var.range]
  default_outbound_access_enabled = false

  dynamic "service_endpoint" {
    for_each = var.services
    content {
      service = service_endpoint.value
    }
  }

  dynamic "delegation" {
    for_each = var.delegate == "" ? [] : [var.delegate]
    content {
      name = "delegated"
      service_delegation {
        name = delegation.value
      }
    }
  }
}

resource "azurerm_network_security_group" "this" {
  name                = "${var.name}-${var.suffix}"
  location            = var.location
  resource_group_name = var.resource_group
  tags                = var.tags

  security_rule {
    name                       = "inside"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "*"
    source_address_prefix      = "VirtualNetwork"
    source_port_range          = "*"
    destination_address_prefix = "VirtualNetwork"
    destination_port_range     = "*"
  }

  security_rule {
    name                       = "nothing-else"
    priority                   = 4000
    direction                  = "Inbound"
    access                     = "Deny"
    protocol                   = "*"
    source_address_prefix      = "Internet"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_range     = "*"
  }
}

resource "azurerm_subnet_network_security_group_association" "this" {
  subnet_id                 = azurerm_subnet.this.id
  network_security_group_id = azurerm_network_security_group.this.id
}
