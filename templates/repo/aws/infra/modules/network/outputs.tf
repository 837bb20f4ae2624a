output "vpc_id" {
  description = "The VPC"
  value       = aws_vpc.this.id
}

output "cidr" {
  description = "Address range of the VPC"
  value       = aws_vpc.this.cidr_block
}

output "private_subnet_ids" {
  description = "One private subnet per zone"
  value       = [for subnet in aws_subnet.private : subnet.id]
}

output "endpoint_prefix_list_ids" {
  description = "Where S3 and DynamoDB are reached through their gateway endpoints"
  value       = [for endpoint in aws_vpc_endpoint.gateway : endpoint.prefix_list_id]
}
