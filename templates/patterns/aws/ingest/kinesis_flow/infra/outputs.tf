output "stream_name" {
  description = "Name of the stream"
  value       = aws_kinesis_stream.this.name
}

output "stream_arn" {
  description = "ARN of the stream"
  value       = aws_kinesis_stream.this.arn
}

output "consumer_arn" {
  description = "Reader with its own throughput, where there is one"
  value       = one(aws_kinesis_stream_consumer.this[*].arn)
}

output "access" {
  description = "What readers and writers are allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}
