output "release" {
  description = "Name of the release"
  value       = helm_release.this.name
}

output "namespace" {
  description = "Namespace of the release"
  value       = local.namespace
}
