output "bucket" {
  description = "Where devices find releases"
  value       = google_storage_bucket.releases.name
}

output "signing_key" {
  description = "Key that signs releases"
  value       = google_kms_crypto_key.signing.id
}
