# What the project itself needs beside the base modules (key, budget, sign-in of the workflows).
resource "google_artifact_registry_repository" "images" {
  repository_id = "${var.name}-images"
  location      = var.region
  format        = "DOCKER"
  kms_key_name  = var.kms_key_id

  docker_config {
    immutable_tags = true
  }
}

resource "google_artifact_registry_repository_iam_member" "pushes" {
  repository = google_artifact_registry_repository.images.name
  location   = var.region
  role       = "roles/artifactregistry.writer"
  member     = var.releaser
}

resource "google_secret_manager_secret" "api_key" {
  secret_id = "${var.name}-api-key-sha256"

  replication {
    user_managed {
      replicas {
        location = var.region
        customer_managed_encryption {
          kms_key_name = var.kms_key_id
        }
      }
    }
  }
}

# Who read or wrote data is recorded, not only who administered.
resource "google_project_iam_audit_config" "data" {
  for_each = toset(["storage.googleapis.com", "bigquery.googleapis.com", "cloudkms.googleapis.com", "secretmanager.googleapis.com"])
  project  = var.project_id
  service  = each.value

  audit_log_config {
    log_type = "DATA_READ"
  }

  audit_log_config {
    log_type = "DATA_WRITE"
  }
}
