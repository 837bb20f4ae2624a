output "arn" {
  description = "ARN of the function"
  value       = aws_lambda_function.this.arn
}

output "function_name" {
  description = "Name of the function"
  value       = aws_lambda_function.this.function_name
}

output "role_name" {
  description = "Role the function acts as"
  value       = aws_iam_role.this.name
}

output "dead_letters_arn" {
  description = "Where events go that failed"
  value       = aws_sqs_queue.dead.arn
}

output "dead_letters_url" {
  description = "Address of that queue"
  value       = aws_sqs_queue.dead.url
}
