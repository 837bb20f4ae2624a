output "endpoint" {
  description = "Where it is reached inside the network"
  value       = aws_opensearchserverless_collection.this.collection_endpoint
}
