# What the resource group itself needs beside the base modules (key, vault, registry, budget, sign-in of the workflows).
data "azurerm_role_definition" "locks" {
  name = "Owner"
}

resource "azurerm_resource_group_policy_assignment" "private" {
  name                 = "${trimsuffix(substr(var.name, 0, 50), "-")}-no-public"
  resource_group_id    = var.resource_group_id
  policy_definition_id = "/providers/Microsoft.Authorization/policyDefinitions/b2982f36-99f2-4db5-8eff-283140c09693"
  display_name         = "Storage accounts without public access"
}

resource "azurerm_management_lock" "this" {
  count      = var.protect ? 1 : 0
  name       = "${var.name}-keep"
  scope      = var.resource_group_id
  lock_level = "CanNotDelete"
  notes      = "Taken off by a holder of ${data.azurerm_role_definition.locks.name} only"
}
