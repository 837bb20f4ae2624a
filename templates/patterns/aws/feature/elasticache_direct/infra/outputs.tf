output "endpoint" {
  description = "Host name"
  value       = var.serverless ? one(aws_elasticache_serverless_cache.this[*].endpoint[0].address) : one(module.store[*].endpoint)
}

output "environment" {
  description = "Settings of the containers that use it"
  value       = { MLSYSTEM_STATE_URL = var.serverless ? "rediss://${one(aws_elasticache_serverless_cache.this[*].endpoint[0].address)}:6379" : one(module.store[*].url) }
}
