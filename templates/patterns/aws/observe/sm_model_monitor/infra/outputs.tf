output "schedule_name" {
  description = "The daily comparison; null until there is an endpoint"
  value       = one(aws_sagemaker_monitoring_schedule.this[*].name)
}
