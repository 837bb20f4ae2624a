output "queue_url" {
  description = "Where recordings are announced"
  value       = aws_sqs_queue.calls.url
}

output "job_queue_arn" {
  description = "Where transcription jobs are submitted"
  value       = module.queue.queue_arn
}
