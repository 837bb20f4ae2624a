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

output "outward" {
  description = "Where containers run, whom they may call on port 443, and whether each has a public address"
  value = {
    subnet_ids       = [for subnet in(var.open ? aws_subnet.public : aws_subnet.private) : subnet.id]
    cidrs            = [var.open ? "0.0.0.0/0" : var.cidr]
    public_addresses = var.open
  }
}
