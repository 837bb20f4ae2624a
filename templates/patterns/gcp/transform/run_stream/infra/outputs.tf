output "topic" {
  description = "Where events are published"
  value       = google_pubsub_topic.events.id
}
