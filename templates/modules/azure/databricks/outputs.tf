output "workspace" {
  description = "The workspace: id, address, identity that reads and writes the lake"
  value = {
    id           = azurerm_databricks_workspace.this.id
    url          = "https://${azurerm_databricks_workspace.this.workspace_url}"
    principal_id = azurerm_databricks_access_connector.this.identity[0].principal_id
  }
}
