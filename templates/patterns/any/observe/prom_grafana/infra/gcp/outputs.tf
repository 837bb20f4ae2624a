output "uri" {
  description = "Where the dashboards answer, inside the network"
  value       = module.dashboards.uri
}
