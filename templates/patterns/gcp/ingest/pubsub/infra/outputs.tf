output "topic" {
  description = "Where events are published"
  value       = google_pubsub_topic.events.id
}

output "subscription" {
  description = "Where events are read"
  value       = google_pubsub_subscription.events.id
}
