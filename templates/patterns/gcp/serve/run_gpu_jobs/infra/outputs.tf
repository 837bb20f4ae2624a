output "topic" {
  description = "Where work is asked for"
  value       = module.queue.topic
}
