output "account_id" {
  description = "The account that is watched"
  value       = azurerm_security_center_storage_defender.lake.storage_account_id
}
