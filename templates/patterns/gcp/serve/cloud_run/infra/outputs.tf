output "uri" {
  description = "Where the service answers"
  value       = module.service.uri
}

output "service" {
  description = "Name of the service"
  value       = module.service.name
}
