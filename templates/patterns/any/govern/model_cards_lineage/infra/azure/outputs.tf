output "account_id" {
  description = "Where records are written"
  value       = module.account.id
}
