resource "azurerm_virtual_network" "this" {
  name                = var.name
  location            = var.location
  resource_group_name = var.resource_group
  address_space       = [var.cidr]
  tags                = var.tags
}

locals {
  subnets = {
    endpoints = { range = cidrsubnet(var.cidr, 8, 0), delegate = null }
    apps      = { range = cidrsubnet(var.cidr, 7, 1), delegate = "Microsoft.App/environments" }
    functions = { range = cidrsubnet(var.cidr, 8, 4), delegate = "Microsoft.App/environments" }
    runners   = { range = cidrsubnet(var.cidr, 8, 5), delegate = null }
  }
  callers = ["apps", "functions", "runners"]
  # What lets a subnet in by its own firewall, and so needs no private endpoint where the network is open.
  services = var.open ? ["Microsoft.AzureCosmosDB", "Microsoft.CognitiveServices", "Microsoft.EventHub", "Microsoft.KeyVault", "Microsoft.Storage"] : []
  domains = {
    blob      = "privatelink.blob.core.windows.net"
    dfs       = "privatelink.dfs.core.windows.net"
    file      = "privatelink.file.core.windows.net"
    vault     = "privatelink.vaultcore.azure.net"
    registry  = "privatelink.azurecr.io"
    cosmos    = "privatelink.documents.azure.com"
    postgres  = "privatelink.postgres.database.azure.com"
    openai    = "privatelink.openai.azure.com"
    search    = "privatelink.search.windows.net"
    redis     = "privatelink.redis.azure.net"
    bus       = "privatelink.servicebus.windows.net"
    ml        = "privatelink.api.azureml.ms"
    notebooks = "privatelink.notebooks.azure.net"
  }
  zones = { for kind in var.zones : kind => local.domains[kind] }
}

resource "azurerm_subnet" "this" {
  #checkov:skip=CKV2_AZURE_31:every subnet gets the group below; the scanner does not follow the loop
  for_each             = local.subnets
  name                 = each.key
  resource_group_name  = var.resource_group
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = [each.value.range]

  dynamic "service_endpoint" {
    for_each = contains(local.callers, each.key) ? local.services : []
    content {
      service = service_endpoint.value
    }
  }

  dynamic "delegation" {
    for_each = each.value.delegate == null ? [] : [each.value.delegate]
    content {
      name = "apps"
      service_delegation {
        name = delegation.value
      }
    }
  }
}

# Nothing comes in from the internet; inside, only what the services speak.
resource "azurerm_network_security_group" "this" {
  name                = "${var.name}-inside"
  location            = var.location
  resource_group_name = var.resource_group
  tags                = var.tags

  security_rule {
    name                       = "inside"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "VirtualNetwork"
    source_port_range          = "*"
    destination_address_prefix = "VirtualNetwork"
    destination_port_ranges    = ["443", "445", "5432", "8080", "10000"]
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
  for_each                  = azurerm_subnet.this
  subnet_id                 = each.value.id
  network_security_group_id = azurerm_network_security_group.this.id
}

resource "azurerm_private_dns_zone" "this" {
  for_each            = local.zones
  name                = each.value
  resource_group_name = var.resource_group
  tags                = var.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "this" {
  for_each            = local.zones
  name                = each.key
  private_dns_zone_id = azurerm_private_dns_zone.this[each.key].id
  virtual_network_id  = azurerm_virtual_network.this.id
  tags                = var.tags
}
