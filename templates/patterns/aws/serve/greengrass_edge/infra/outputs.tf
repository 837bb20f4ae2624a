output "bucket" {
  description = "Where devices take models from"
  value       = module.artifacts.bucket
}

output "policy_name" {
  description = "What a device's certificate is given"
  value       = aws_iot_policy.device.name
}
