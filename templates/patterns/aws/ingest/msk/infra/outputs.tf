output "cluster_arn" {
  description = "The cluster"
  value       = local.cluster_arn
}

output "bootstrap" {
  description = "Brokers, with IAM; a serverless cluster tells its own by an API call"
  value       = one(aws_msk_cluster.this[*].bootstrap_brokers_sasl_iam)
}

output "access" {
  description = "What readers and writers are allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}
