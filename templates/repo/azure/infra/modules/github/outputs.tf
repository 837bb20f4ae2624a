output "client_ids" {
  description = "Who the workflows sign in as; give apply the roles your organisation allows"
  value       = { for name, identity in azurerm_user_assigned_identity.this : name => identity.client_id }
}
