output "stream" {
  description = "The stream"
  value       = google_datastream_stream.this.id
}
