# Audit records leave the project's own log into a bucket that nobody can shorten.
resource "google_storage_bucket" "audit" {
  #checkov:skip=CKV_GCP_62:this is the bucket the records go to
  #checkov:skip=CKV2_GCP_4:locked in prod; dev must be removable
  #checkov:skip=CKV_GCP_78:a locked retention policy already keeps every object, and the two exclude each other
  name                        = "${var.project_id}-${trimsuffix(substr(var.name, 0, 56 - length(var.project_id)), "-")}-audit"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  encryption {
    default_kms_key_name = var.kms_key_id
  }

  retention_policy {
    retention_period = var.audit_retention_days * 86400
    is_locked        = var.protect
  }
}

resource "google_logging_project_sink" "audit" {
  #checkov:skip=CKV2_GCP_4:the bucket's retention is locked in prod; dev must be removable
  name                   = "${var.name}-audit"
  destination            = "storage.googleapis.com/${google_storage_bucket.audit.name}"
  filter                 = "log_id(\"cloudaudit.googleapis.com/activity\") OR log_id(\"cloudaudit.googleapis.com/data_access\")"
  unique_writer_identity = true
}

resource "google_storage_bucket_iam_member" "writes" {
  bucket = google_storage_bucket.audit.name
  role   = "roles/storage.objectCreator"
  member = google_logging_project_sink.audit.writer_identity
}
