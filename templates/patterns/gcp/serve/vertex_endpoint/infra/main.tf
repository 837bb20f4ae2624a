resource "google_vertex_ai_endpoint" "this" {
  #checkov:skip=CKV2_GCP_33:private by Private Service Connect, which the check does not know
  name         = tostring(parseint(substr(sha256(var.name), 0, 8), 16))
  display_name = "${var.name}-api"
  location     = var.region

  encryption_spec {
    kms_key_name = var.kms_key_id
  }

  private_service_connect_config {
    enable_private_service_connect = true
    project_allowlist              = [var.project_id]
  }
}
