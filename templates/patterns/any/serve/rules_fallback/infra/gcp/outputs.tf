output "uri" {
  description = "Where the rules answer, inside the network"
  value       = module.service.uri
}
