output "vpc_id" {
  description = "VPC of the deployment."
  value       = aws_vpc.main.id
}

output "public_subnet_ids" {
  description = "Subnets with a route to the internet."
  value       = [for subnet in aws_subnet.public : subnet.id]
}

output "private_subnet_ids" {
  description = "Subnets behind NAT."
  value       = [for subnet in aws_subnet.private : subnet.id]
}

output "isolated_subnet_ids" {
  description = "Subnets without a route out."
  value       = [for subnet in aws_subnet.isolated : subnet.id]
}

output "service_sg_id" {
  description = "Security group of web and worker tasks."
  value       = aws_security_group.service.id
}

output "isolated_sg_id" {
  description = "Security group of the isolated task."
  value       = aws_security_group.isolated.id
}

output "load_balancer_sg_id" {
  description = "Security group of the load balancer."
  value       = aws_security_group.load_balancer.id
}
