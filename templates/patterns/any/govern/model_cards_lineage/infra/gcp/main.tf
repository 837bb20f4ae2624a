# Cards, approvals and lineage events, written once.
resource "google_storage_bucket" "records" {
  #checkov:skip=CKV_GCP_62:access is recorded by the project's audit log, not by a second bucket
  #checkov:skip=CKV_GCP_78:the retention policy keeps every object, and the two exclude each other
  name                        = "${var.project_id}-${trimsuffix(substr(var.name, 0, 54 - length(var.project_id)), "-")}-records"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  encryption {
    default_kms_key_name = var.kms_key_id
  }

  retention_policy {
    retention_period = var.keep_days * 86400
    is_locked        = var.protect
  }
}
