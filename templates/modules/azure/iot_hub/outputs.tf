output "hub" {
  description = "The hub: id, name, address, identity it sends as"
  value = {
    id           = azurerm_iothub.this.id
    name         = azurerm_iothub.this.name
    hostname     = azurerm_iothub.this.hostname
    identity_id  = azurerm_user_assigned_identity.hub.id
    principal_id = azurerm_user_assigned_identity.hub.principal_id
  }
}

output "id_scope" {
  description = "What devices present to be provisioned"
  value       = azurerm_iothub_dps.this.id_scope
}
