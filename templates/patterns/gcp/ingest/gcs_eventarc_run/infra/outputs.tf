output "inbox" {
  description = "Where sources put their files"
  value       = google_storage_bucket.inbox.name
}

output "dead_topic" {
  description = "Deliveries nobody could take"
  value       = google_pubsub_topic.dead.id
}

output "job_id" {
  description = "The job that takes in what was delivered"
  value       = module.job.job_id
}

output "starter" {
  description = "The account that may start the job"
  value       = google_service_account.trigger.email
}
