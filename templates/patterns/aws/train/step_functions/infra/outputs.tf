output "state_machine_arn" {
  description = "The pipeline"
  value       = aws_sfn_state_machine.this.arn
}

output "log_group" {
  description = "Where its containers log"
  value       = aws_cloudwatch_log_group.this.name
}
