# A new object in the inbox starts one run of the ingest job, which is told its name; the job itself decides what it has
# already seen.
data "google_storage_project_service_account" "this" {}

resource "google_pubsub_topic" "dead" {
  name         = "${var.name}-landed-dead"
  kms_key_name = var.kms_key_id
}

resource "google_service_account" "trigger" {
  account_id   = "${substr(var.name, 0, 22)}-landed"
  display_name = "Ingest trigger of ${var.name}"
}

resource "google_project_iam_member" "receives" {
  project = var.project_id
  role    = "roles/eventarc.eventReceiver"
  member  = google_service_account.trigger.member
}

# Cloud Storage announces objects through Pub/Sub.
resource "google_project_iam_member" "announces" {
  project = var.project_id
  role    = "roles/pubsub.publisher"
  member  = "serviceAccount:${data.google_storage_project_service_account.this.email_address}"
}

resource "google_storage_bucket" "inbox" {
  #checkov:skip=CKV_GCP_62:access is recorded by the project's audit log, not by a second bucket
  name                        = "${var.project_id}-${var.name}-inbox"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = var.kms_key_id
  }

  lifecycle_rule {
    condition {
      age = var.raw_retention_days
    }
    action {
      type = "Delete"
    }
  }
}

module "job" {
  source      = "../job"
  name        = var.name
  suffix      = "ingest"
  region      = var.region
  subnet_id   = var.subnet_id
  bucket      = var.bucket
  kms_key_id  = var.kms_key_id
  image       = var.image
  command     = var.command
  cpu         = "1"
  memory      = "2Gi"
  environment = var.environment
  secrets     = var.secrets
  access      = var.access
  inbox       = google_storage_bucket.inbox.name
}

resource "google_cloud_run_v2_job_iam_member" "runs" {
  name     = module.job.job
  location = var.region
  role     = "roles/run.jobsExecutorWithOverrides"
  member   = google_service_account.trigger.member
}

resource "google_storage_bucket_iam_member" "reads" {
  bucket = google_storage_bucket.inbox.name
  role   = "roles/storage.objectViewer"
  member = module.job.member
}

resource "google_workflows_workflow" "this" {
  name                = "${var.name}-landed"
  region              = var.region
  service_account     = google_service_account.trigger.id
  crypto_key_name     = var.kms_key_id
  deletion_protection = false
  source_contents = jsonencode({
    main = {
      params = ["event"]
      steps = [{ ingest = {
        call = "googleapis.run.v2.projects.locations.jobs.run"
        args = {
          name = module.job.job_id
          body = { overrides = { containerOverrides = [{ env = [{ name = "MLSYSTEM_DELIVERED", value = "$${event.data.name}" }] }] } }
        }
      } }]
    }
  })
}

resource "google_project_iam_member" "starts" {
  project = var.project_id
  role    = "roles/workflows.invoker"
  member  = google_service_account.trigger.member
}

resource "google_eventarc_trigger" "this" {
  name            = "${var.name}-landed"
  location        = var.region
  service_account = google_service_account.trigger.email

  matching_criteria {
    attribute = "type"
    value     = "google.cloud.storage.object.v1.finalized"
  }

  matching_criteria {
    attribute = "bucket"
    value     = google_storage_bucket.inbox.name
  }

  destination {
    workflow = google_workflows_workflow.this.id
  }

  depends_on = [google_project_iam_member.announces, google_project_iam_member.receives]
}
