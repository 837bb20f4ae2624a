output "url" {
  description = "Where it answers, inside the cluster"
  value       = "http://${kubernetes_service_v1.this.metadata[0].name}.${var.namespace}.svc"
}
