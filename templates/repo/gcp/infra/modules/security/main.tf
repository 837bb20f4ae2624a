data "google_storage_project_service_account" "this" {
  depends_on = [google_project_service.this]
}

data "google_bigquery_default_service_account" "this" {
  depends_on = [google_project_service.this]
}

resource "google_project_service" "this" {
  for_each           = var.services
  service            = each.value
  disable_on_destroy = false
}

# One key of our own for data at rest; the keyring cannot be deleted, so its name carries nothing secret.
resource "google_kms_key_ring" "this" {
  name       = var.name
  location   = var.region
  depends_on = [google_project_service.this]
}

resource "google_kms_crypto_key" "this" {
  name            = "data"
  key_ring        = google_kms_key_ring.this.id
  rotation_period = "7776000s"

  lifecycle {
    prevent_destroy = true
  }
}

# The agents Google runs each service as; they use the key, people do not.
resource "google_project_service_identity" "this" {
  for_each   = var.agents
  provider   = google-beta
  project    = var.project_id
  service    = each.value
  depends_on = [google_project_service.this]
}

locals {
  users = merge(
    { for service, agent in google_project_service_identity.this : service => agent.member },
    {
      storage  = "serviceAccount:${data.google_storage_project_service_account.this.email_address}"
      bigquery = "serviceAccount:${data.google_bigquery_default_service_account.this.email}"
    }
  )
}

resource "google_kms_crypto_key_iam_member" "users" {
  for_each      = local.users
  crypto_key_id = google_kms_crypto_key.this.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = each.value
}

resource "google_monitoring_notification_channel" "owner" {
  display_name = "${var.name} owner"
  type         = "email"
  labels       = { email_address = var.alarm_email }
  depends_on   = [google_project_service.this]
}
