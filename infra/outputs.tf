output "web_address" {
  description = "Where the product answers: point the public host name here."
  value       = var.compute == "ecs" ? module.service.address : module.apprunner.address
}

output "bucket" {
  description = "Bucket of artifacts."
  value       = module.storage.bucket
}

output "migration_command" {
  description = "Release step to run before new tasks start."
  value       = module.service.migration_command
}

output "oidc_issuer" {
  description = "Issuer of the user pool."
  value       = module.identity.issuer
}
