output "replication_arn" {
  description = "The replication"
  value       = aws_dms_replication_config.this.arn
}

output "parameter_group" {
  description = "Settings an Aurora source needs for logical replication"
  value       = aws_rds_cluster_parameter_group.source.name
}
