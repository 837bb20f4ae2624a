output "trail_arn" {
  description = "The trail"
  value       = aws_cloudtrail.this.arn
}

output "bucket" {
  description = "Where its records are kept"
  value       = module.records.bucket
}
