output "stream_name" {
  description = "Where events are sent"
  value       = aws_kinesis_firehose_delivery_stream.this.name
}

output "sender_policy" {
  description = "What those who send events are allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}
