output "connection_name" {
  description = "For the Cloud SQL connector; sign-in is by IAM"
  value       = module.database.connection_name
}

output "private_ip" {
  description = "Private address"
  value       = module.database.private_ip
}
