output "url" {
  description = "Where traces are sent and read inside the network"
  value       = module.server.url
}
