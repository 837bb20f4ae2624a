# The identity Google runs a service as in this project: it may use our key, people may not.
resource "google_project_service" "this" {
  service            = var.service
  disable_on_destroy = false
}

resource "google_project_service_identity" "this" {
  provider   = google-beta
  project    = var.project_id
  service    = google_project_service.this.service
  depends_on = [google_project_service.this]
}

resource "google_kms_crypto_key_iam_member" "this" {
  crypto_key_id = var.kms_key_id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = google_project_service_identity.this.member
}
