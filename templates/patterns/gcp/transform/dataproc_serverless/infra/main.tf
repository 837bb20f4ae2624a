# Spark without a cluster: each version of the transform is tried once on deployment, then runs on the schedule.
module "agent" {
  source     = "../agent"
  project_id = var.project_id
  kms_key_id = var.kms_key_id
  service    = "dataproc.googleapis.com"
}

resource "google_service_account" "this" {
  account_id   = "${trimsuffix(substr(var.name, 0, 24), "-")}-spark"
  display_name = "Spark of ${var.name}"
}

resource "google_project_iam_member" "works" {
  project = var.project_id
  role    = "roles/dataproc.worker"
  member  = google_service_account.this.member
}

resource "google_storage_bucket_iam_member" "this" {
  bucket = var.bucket
  role   = "roles/storage.objectUser"
  member = google_service_account.this.member
}

# Workers talk to each other inside the subnet; nobody else does.
resource "google_compute_firewall" "workers" {
  name      = "${var.name}-spark"
  network   = var.network
  direction = "INGRESS"
  priority  = 900

  allow {
    protocol = "tcp"
  }

  source_service_accounts = [google_service_account.this.email]
  target_service_accounts = [google_service_account.this.email]
}

resource "google_dataproc_batch" "this" {
  count    = var.spark_code == null ? 0 : 1
  batch_id = "${var.name}-${substr(sha256(var.spark_code), 0, 8)}"
  location = var.region

  pyspark_batch {
    main_python_file_uri = var.spark_code
    args                 = ["gs://${var.bucket}/landing/", "gs://${var.bucket}/features/"]
  }

  environment_config {
    execution_config {
      service_account = google_service_account.this.email
      subnetwork_uri  = var.subnet_id
      kms_key         = module.agent.kms_key_id
      staging_bucket  = var.bucket
      ttl             = "14400s"
    }
  }

  depends_on = [google_project_iam_member.works, google_storage_bucket_iam_member.this, google_compute_firewall.workers]
}

resource "google_service_account" "starts" {
  account_id   = "${trimsuffix(substr(var.name, 0, 17), "-")}-spark-starts"
  display_name = "Starts Spark of ${var.name}"
}

resource "google_project_iam_member" "starts" {
  project = var.project_id
  role    = "roles/dataproc.serverlessEditor"
  member  = google_service_account.starts.member
}

resource "google_service_account_iam_member" "acts" {
  service_account_id = google_service_account.this.name
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.starts.member
}

resource "google_cloud_scheduler_job" "this" {
  count            = var.spark_code == null ? 0 : 1
  name             = "${var.name}-spark"
  region           = var.region
  schedule         = var.schedule
  time_zone        = "Etc/UTC"
  attempt_deadline = "180s"

  retry_config {
    retry_count = 3
  }

  http_target {
    http_method = "POST"
    uri         = "https://dataproc.googleapis.com/v1/projects/${var.project_id}/locations/${var.region}/batches"
    headers     = { "Content-Type" = "application/json" }
    body = base64encode(jsonencode({
      pysparkBatch      = { mainPythonFileUri = var.spark_code, args = ["gs://${var.bucket}/landing/", "gs://${var.bucket}/features/"] }
      environmentConfig = { executionConfig = { serviceAccount = google_service_account.this.email, subnetworkUri = var.subnet_id, kmsKey = module.agent.kms_key_id, stagingBucket = var.bucket, ttl = "14400s" } }
    }))
    oauth_token {
      service_account_email = google_service_account.starts.email
    }
  }
}
