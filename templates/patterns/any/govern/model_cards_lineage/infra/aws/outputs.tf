output "bucket" {
  description = "Where model cards and approvals are kept"
  value       = module.records.bucket
}
