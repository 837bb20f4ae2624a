locals {
  place = "https://${var.region}-aiplatform.googleapis.com/v1/projects/${var.project_id}/locations/${var.region}"
}

resource "google_project_service" "this" {
  project            = var.project_id
  service            = "aiplatform.googleapis.com"
  disable_on_destroy = false
}

# Calls go to the regional endpoint, so prompts are processed in this region.
resource "google_project_iam_custom_role" "calls" {
  role_id     = replace("${var.name}_gemini", "-", "_")
  title       = "Calls models of ${var.name}"
  permissions = ["aiplatform.endpoints.predict"]
}
