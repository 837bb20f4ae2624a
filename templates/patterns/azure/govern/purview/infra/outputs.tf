output "catalog_id" {
  description = "The catalogue"
  value       = azurerm_purview_account.this.id
}
