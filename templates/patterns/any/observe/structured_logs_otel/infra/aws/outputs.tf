output "log_group" {
  description = "Where traces and events of the application go"
  value       = aws_cloudwatch_log_group.app.name
}
