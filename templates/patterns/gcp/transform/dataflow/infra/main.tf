resource "google_service_account" "this" {
  account_id   = "${trimsuffix(substr(var.name, 0, 21), "-")}-dataflow"
  display_name = "Stream worker of ${var.name}"
}

resource "google_project_iam_member" "worker" {
  for_each = toset(["roles/dataflow.worker", "roles/pubsub.subscriber", "roles/pubsub.viewer"])
  project  = var.project_id
  role     = each.value
  member   = google_service_account.this.member
}

resource "google_storage_bucket_iam_member" "staging" {
  bucket = var.bucket
  role   = "roles/storage.objectUser"
  member = google_service_account.this.member
}

resource "google_dataflow_flex_template_job" "this" {
  provider                     = google-beta
  name                         = "${var.name}-features"
  region                       = var.region
  container_spec_gcs_path      = var.template_path
  service_account_email        = google_service_account.this.email
  subnetwork                   = var.subnet_id
  ip_configuration             = "WORKER_IP_PRIVATE"
  kms_key_name                 = var.kms_key_id
  enable_streaming_engine      = true
  machine_type                 = "n2-standard-2"
  max_workers                  = var.max_workers
  on_delete                    = "drain"
  skip_wait_on_job_termination = true
  staging_location             = "gs://${var.bucket}/dataflow/staging"
  temp_location                = "gs://${var.bucket}/dataflow/temp"

  depends_on = [google_project_iam_member.worker, google_storage_bucket_iam_member.staging]
}
