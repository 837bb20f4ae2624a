output "url" {
  description = "Address with TLS; the network decides who connects, and its first word whether keys lie in several shards"
  value       = "${var.shards > 1 ? "sharded+" : ""}rediss://${aws_elasticache_replication_group.this.configuration_endpoint_address}:6379"
}

output "endpoint" {
  description = "Host name"
  value       = aws_elasticache_replication_group.this.configuration_endpoint_address
}
