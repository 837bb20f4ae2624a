output "dicom_store" {
  description = "The store"
  value       = google_healthcare_dicom_store.this.id
}

output "topic" {
  description = "Where a reading is asked for"
  value       = module.queue.topic
}
