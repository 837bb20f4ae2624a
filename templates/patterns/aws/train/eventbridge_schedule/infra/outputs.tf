output "cluster_arn" {
  description = "Where it runs"
  value       = module.job.cluster_arn
}
