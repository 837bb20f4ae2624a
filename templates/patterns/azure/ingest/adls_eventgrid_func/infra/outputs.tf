output "account_id" {
  description = "Where sources put their files"
  value       = module.account.id
}
