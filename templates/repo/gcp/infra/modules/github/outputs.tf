output "provider" {
  description = "Workload identity provider for the workflows"
  value       = google_iam_workload_identity_pool_provider.this.name
}

output "service_accounts" {
  description = "Who the workflows sign in as; give apply the roles your organisation allows"
  value       = { for name, account in google_service_account.this : name => account.email }
}

output "members" {
  description = "The same accounts, as IAM members"
  value       = { for name, account in google_service_account.this : name => account.member }
}
