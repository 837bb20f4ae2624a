output "dicom_store" {
  description = "The store"
  value       = google_healthcare_dicom_store.this.id
}

output "job_id" {
  description = "The job; it looks for work by itself"
  value       = module.job.job_id
}
