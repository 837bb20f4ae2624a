output "flow_arn" {
  description = "The flow"
  value       = aws_appflow_flow.this.arn
}
