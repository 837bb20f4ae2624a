output "url" {
  description = "Where it is reached inside the network"
  value       = module.server.url
}
