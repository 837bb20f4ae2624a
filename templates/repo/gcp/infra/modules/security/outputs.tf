output "kms_key_id" {
  description = "The key for data at rest; ready once every service may use it"
  value       = google_kms_crypto_key.this.id
  depends_on  = [google_kms_crypto_key_iam_member.users]
}

output "notification_channel_id" {
  description = "Where alarms are sent"
  value       = google_monitoring_notification_channel.owner.id
}
