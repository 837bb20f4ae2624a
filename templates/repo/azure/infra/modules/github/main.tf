# GitHub proves who it is with a short-lived token; there is no long-lived key anywhere.
locals {
  subjects = {
    plan    = "pull_request"
    apply   = "environment:production"
    promote = "environment:model-promotion"
    release = "ref:refs/heads/main"
  }
}

resource "azurerm_user_assigned_identity" "this" {
  for_each            = local.subjects
  name                = "${var.name}-github-${each.key}"
  location            = var.location
  resource_group_name = var.resource_group
  tags                = var.tags
}

resource "azurerm_federated_identity_credential" "this" {
  for_each                  = local.subjects
  name                      = "github-${each.key}"
  user_assigned_identity_id = azurerm_user_assigned_identity.this[each.key].id
  issuer                    = "https://token.actions.githubusercontent.com"
  audience                  = ["api://AzureADTokenExchange"]
  subject                   = "repo:${var.repository}:${each.value}"
}

resource "azurerm_role_assignment" "plan_reads" {
  scope                = var.resource_group_id
  role_definition_name = "Reader"
  principal_id         = azurerm_user_assigned_identity.this["plan"].principal_id
}

resource "azurerm_role_assignment" "state" {
  for_each             = { plan = "Storage Blob Data Reader", apply = "Storage Blob Data Contributor" }
  scope                = var.state_container_id
  role_definition_name = each.value
  principal_id         = azurerm_user_assigned_identity.this[each.key].principal_id
}

resource "azurerm_role_assignment" "release_pushes" {
  scope                = var.registry_id
  role_definition_name = "AcrPush"
  principal_id         = azurerm_user_assigned_identity.this["release"].principal_id
}

resource "azurerm_role_assignment" "promote_writes" {
  scope                = var.account_id
  role_definition_name = "Storage File Data Privileged Contributor"
  principal_id         = azurerm_user_assigned_identity.this["promote"].principal_id
}
