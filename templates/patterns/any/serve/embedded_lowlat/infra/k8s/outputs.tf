output "url" {
  description = "Where it answers, inside the cluster"
  value       = module.service.url
}
