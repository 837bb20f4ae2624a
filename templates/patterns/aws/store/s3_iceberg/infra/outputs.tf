output "bucket" {
  description = "Name of the bucket with raw data and the registry"
  value       = module.lake.bucket
}

output "bucket_arn" {
  description = "ARN of the bucket"
  value       = module.lake.bucket_arn
}

output "database" {
  description = "Database of the catalogue"
  value       = aws_glue_catalog_database.this.name
}

output "table_bucket_arn" {
  description = "Where managed tables live; compaction is the service's work"
  value       = aws_s3tables_table_bucket.this.arn
}
