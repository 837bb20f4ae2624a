output "workspace" {
  description = "The workspace: id, name, identity"
  value = {
    id           = azurerm_machine_learning_workspace.this.id
    name         = azurerm_machine_learning_workspace.this.name
    identity_id  = azurerm_user_assigned_identity.this.id
    principal_id = azurerm_user_assigned_identity.this.principal_id
  }
}
