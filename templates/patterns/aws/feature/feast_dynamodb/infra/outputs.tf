output "url" {
  description = "Feature server inside the network"
  value       = module.server.url
}
