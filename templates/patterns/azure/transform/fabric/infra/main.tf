# An always-on capacity; workspaces, pipelines and the warehouse in it are made by the people named here.
resource "azurerm_fabric_capacity" "this" {
  name                   = "${substr(replace(var.name, "-", ""), 0, 40)}${var.unique}"
  location               = var.location
  resource_group_name    = var.resource_group
  administration_members = var.fabric_admins
  tags                   = var.tags

  sku {
    name = var.fabric_sku
    tier = "Fabric"
  }
}
