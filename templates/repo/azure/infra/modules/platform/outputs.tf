output "environment_id" {
  description = "The Container Apps environment"
  value       = azurerm_container_app_environment.this.id
}

output "storage_name" {
  description = "Prefix of the mounted shares; -read and -write follow"
  value       = trimsuffix(azurerm_container_app_environment_storage.artifacts["artifacts-read"].name, "-read")
}

output "workspace_id" {
  description = "The Log Analytics workspace"
  value       = azurerm_log_analytics_workspace.this.id
}

output "action_group_id" {
  description = "Who is told by alarms"
  value       = azurerm_monitor_action_group.owner.id
}

output "artifacts_account_id" {
  description = "Account of the shared folder"
  value       = azurerm_storage_account.artifacts.id
}

output "artifacts_account" {
  description = "Name of the account of the shared folder"
  value       = azurerm_storage_account.artifacts.name
}

output "registry_id" {
  description = "The container registry"
  value       = azurerm_container_registry.this.id
}

output "registry_server" {
  description = "Login server of the container registry"
  value       = azurerm_container_registry.this.login_server
}

output "artifacts" {
  description = "Account and key of the shared folder, for what mounts it outside the environment"
  value       = { account = azurerm_storage_account.artifacts.name, key = azurerm_storage_account.artifacts.primary_access_key }
  sensitive   = true
}
