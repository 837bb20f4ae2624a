output "workspace" {
  description = "The workspace: id, address, identity that reads and writes the lake"
  value = {
    id           = azurerm_databricks_workspace.this.id
    url          = "https://${azurerm_databricks_workspace.this.workspace_url}"
    principal_id = azurerm_databricks_access_connector.this.identity[0].principal_id
  }
}

output "caller_subnet_ids" {
  description = "Subnets whose machines call stores and keys"
  value       = [for name in keys(local.subnets) : module.subnet[name].subnet_id]
}
