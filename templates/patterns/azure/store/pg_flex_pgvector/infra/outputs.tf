output "fqdn" {
  description = "Address of the database; sign-in is by identity"
  value       = module.database.fqdn
}
