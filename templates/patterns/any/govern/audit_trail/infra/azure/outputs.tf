output "account_id" {
  description = "Where audit records are kept"
  value       = module.account.id
}
