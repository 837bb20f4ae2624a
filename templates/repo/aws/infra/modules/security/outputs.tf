output "kms_key_arn" {
  description = "The key for data and logs"
  value       = aws_kms_key.this.arn
}

output "alarm_topic_arn" {
  description = "Where alarms are sent"
  value       = aws_sns_topic.alarms.arn
}
