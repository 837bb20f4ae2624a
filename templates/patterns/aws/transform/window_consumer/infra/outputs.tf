output "log_group" {
  description = "Where its containers log"
  value       = aws_cloudwatch_log_group.this.name
}
