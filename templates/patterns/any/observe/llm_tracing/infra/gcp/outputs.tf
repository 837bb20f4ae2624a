output "uri" {
  description = "Where traces are sent, inside the network"
  value       = module.service.uri
}
