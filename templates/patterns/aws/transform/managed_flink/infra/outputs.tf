output "application_arn" {
  description = "The application; null until its code is uploaded"
  value       = one(aws_kinesisanalyticsv2_application.this[*].arn)
}
