output "url" {
  description = "Where it answers, inside the cluster"
  value       = "http://api-predictor.${var.namespace}.svc"
  depends_on  = [module.objects]
}
