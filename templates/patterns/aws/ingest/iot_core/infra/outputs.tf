output "stream_arn" {
  description = "Stream with what devices send"
  value       = aws_kinesis_stream.this.arn
}

output "stream_name" {
  description = "Name of the stream"
  value       = aws_kinesis_stream.this.name
}
