output "dns_name" {
  description = "Internal name of the load balancer"
  value       = aws_lb.this.dns_name
}

output "log_group" {
  description = "Where its containers log"
  value       = aws_cloudwatch_log_group.this.name
}
