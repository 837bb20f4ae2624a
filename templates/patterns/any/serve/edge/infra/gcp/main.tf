resource "google_storage_bucket" "releases" {
  #checkov:skip=CKV_GCP_62:access is recorded by the project's audit log, not by a second bucket
  name                        = "${var.project_id}-${trimsuffix(substr(var.name, 0, 57 - length(var.project_id)), "-")}-edge"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = var.kms_key_id
  }
}

# A device runs nothing that this key has not signed.
resource "google_kms_key_ring" "signing" {
  name     = "${var.name}-signing"
  location = var.region
}

resource "google_kms_crypto_key" "signing" {
  #checkov:skip=CKV_GCP_43:asymmetric keys cannot be rotated by the service; a new key is a new release of the devices
  name     = "models"
  key_ring = google_kms_key_ring.signing.id
  purpose  = "ASYMMETRIC_SIGN"

  version_template {
    algorithm        = "EC_SIGN_P256_SHA256"
    protection_level = "HSM"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Devices of a fleet sign in as this account through their own certificates; they read releases and nothing else.
resource "google_service_account" "devices" {
  account_id   = "${trimsuffix(substr(var.name, 0, 22), "-")}-devices"
  display_name = "Devices of ${var.name}"
}

resource "google_storage_bucket_iam_member" "devices" {
  bucket = google_storage_bucket.releases.name
  role   = "roles/storage.objectViewer"
  member = google_service_account.devices.member
}
