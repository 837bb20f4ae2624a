output "member" {
  description = "Who the service runs as; ready once it may use the key"
  value       = google_project_service_identity.this.member
}

output "kms_key_id" {
  description = "The key, usable by the service"
  value       = google_kms_crypto_key_iam_member.this.crypto_key_id
}
