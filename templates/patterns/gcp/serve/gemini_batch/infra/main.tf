# Requests and answers lie in the bucket that every step mounts; the service's own agent reads and writes them there.
module "agent" {
  source     = "../agent"
  project_id = var.project_id
  kms_key_id = var.kms_key_id
  service    = "aiplatform.googleapis.com"
}

resource "google_storage_bucket_iam_member" "agent" {
  bucket = var.bucket
  role   = "roles/storage.objectUser"
  member = module.agent.member
}

# Jobs run at the regional endpoint, so prompts are processed in this region.
resource "google_project_iam_custom_role" "calls" {
  role_id     = replace("${var.name}_gemini_batch", "-", "_")
  title       = "Submits batches of ${var.name}"
  permissions = ["aiplatform.batchPredictionJobs.create", "aiplatform.batchPredictionJobs.get"]
}
