output "stream_name" {
  description = "Where events are sent"
  value       = aws_kinesis_firehose_delivery_stream.this.name
}

output "environment" {
  description = "Settings of the containers that send"
  value       = { MLSYSTEM_PREDICTION_STREAM = aws_kinesis_firehose_delivery_stream.this.name }
}

output "access" {
  description = "What senders are allowed, an IAM policy as JSON"
  value       = data.aws_iam_policy_document.access.json
}
