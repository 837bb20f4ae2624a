output "bucket" {
  description = "Bucket of artifacts."
  value       = aws_s3_bucket.artifacts.id
}

output "bucket_arn" {
  description = "ARN of the artifacts bucket."
  value       = aws_s3_bucket.artifacts.arn
}

output "logs_bucket" {
  description = "Bucket of access logs."
  value       = aws_s3_bucket.logs.id
}

output "wake_up_queue_url" {
  description = "URL of the wake-up queue."
  value       = aws_sqs_queue.wake_up.url
}

output "wake_up_queue_arn" {
  description = "ARN of the wake-up queue."
  value       = aws_sqs_queue.wake_up.arn
}

output "wake_up_queue_name" {
  description = "Name of the wake-up queue."
  value       = aws_sqs_queue.wake_up.name
}
