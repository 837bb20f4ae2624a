output "job_name" {
  description = "Job that copies the tables"
  value       = module.job.job_name
}

output "database" {
  description = "Database of the catalogue"
  value       = aws_glue_catalog_database.this.name
}
