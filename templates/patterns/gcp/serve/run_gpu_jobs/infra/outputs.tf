output "job_id" {
  description = "The job; it looks for work by itself"
  value       = module.job.job_id
}
