output "inbox" {
  description = "Where sources put their files"
  value       = google_storage_bucket.inbox.name
}

output "dead_topic" {
  description = "Deliveries nobody could take"
  value       = google_pubsub_topic.dead.id
}
