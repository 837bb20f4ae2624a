output "dns_name" {
  description = "Internal name of the load balancer"
  value       = aws_lb.this.dns_name
}
