output "account_id" {
  description = "The lake"
  value       = module.account.id
}

output "dfs_endpoint" {
  description = "Address of the lake"
  value       = module.account.dfs_endpoint
}
