output "workgroup" {
  description = "Where queries run"
  value       = aws_redshiftserverless_workgroup.this.workgroup_name
}

output "endpoint" {
  description = "Host name and port inside the network"
  value       = aws_redshiftserverless_workgroup.this.endpoint
}
