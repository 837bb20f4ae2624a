output "endpoint" {
  description = "Where it is reached inside the network"
  value       = var.serverless ? one(aws_opensearchserverless_collection.this[*].collection_endpoint) : one(aws_opensearch_domain.this[*].endpoint)
}
