# The compiled pipeline is data: one container per step, started by the schedule below.
resource "google_storage_bucket" "this" {
  #checkov:skip=CKV_GCP_62:access is recorded by the project's audit log, not by a second bucket
  name                        = "${var.project_id}-${trimsuffix(substr(var.name, 0, 52 - length(var.project_id)), "-")}-pipelines"
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
      days_since_noncurrent_time = 30
    }
    action {
      type = "Delete"
    }
  }
}

resource "google_service_account" "steps" {
  account_id   = "${trimsuffix(substr(var.name, 0, 24), "-")}-steps"
  display_name = "Pipeline steps of ${var.name}"
}

resource "google_storage_bucket_iam_member" "steps" {
  for_each = { root = google_storage_bucket.this.name, artifacts = var.bucket }
  bucket   = each.value
  role     = "roles/storage.objectUser"
  member   = google_service_account.steps.member
}

resource "google_project_iam_member" "steps" {
  for_each = toset(["roles/aiplatform.user", "roles/logging.logWriter"])
  project  = var.project_id
  role     = each.value
  member   = google_service_account.steps.member
}

resource "google_service_account" "starts" {
  account_id   = "${trimsuffix(substr(var.name, 0, 23), "-")}-starts"
  display_name = "Starts the pipeline of ${var.name}"
}

resource "google_project_iam_member" "starts" {
  project = var.project_id
  role    = "roles/aiplatform.user"
  member  = google_service_account.starts.member
}

resource "google_service_account_iam_member" "acts" {
  service_account_id = google_service_account.steps.name
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.starts.member
}

locals {
  tasks = [for step in var.steps : replace(replace(step, ".", "-"), "_", "-")]
  pipeline = {
    schemaVersion = "2.1.0"
    pipelineInfo  = { name = "pipeline" }
    root = { dag = { tasks = { for index, task in local.tasks : task => {
      taskInfo       = { name = task }
      componentRef   = { name = "comp-${task}" }
      dependentTasks = index == 0 ? [] : [local.tasks[index - 1]]
      retryPolicy    = { maxRetryCount = 2, backoffDuration = "300s", backoffFactor = 2 }
    } } } }
    components = { for task in local.tasks : "comp-${task}" => { executorLabel = "exec-${task}" } }
    deploymentSpec = { executors = { for index, task in local.tasks : "exec-${task}" => { container = {
      image     = var.image
      command   = ["python", "-m", "pipelines.job", var.steps[index]]
      env       = [{ name = "MLSYSTEM_ARTIFACT_BUCKET", value = "/gcs/${var.bucket}" }]
      resources = { cpuLimit = 4, memoryLimit = 16 }
    } } } }
  }
}

resource "google_cloud_scheduler_job" "this" {
  name             = "${var.name}-pipeline"
  region           = var.region
  schedule         = var.schedule
  time_zone        = "Etc/UTC"
  attempt_deadline = "180s"

  retry_config {
    retry_count = 3
  }

  http_target {
    http_method = "POST"
    uri         = "https://${var.region}-aiplatform.googleapis.com/v1/projects/${var.project_id}/locations/${var.region}/pipelineJobs"
    headers     = { "Content-Type" = "application/json" }
    body = base64encode(jsonencode({
      displayName    = "${var.name}-pipeline"
      pipelineSpec   = local.pipeline
      runtimeConfig  = { gcsOutputDirectory = "gs://${google_storage_bucket.this.name}/runs", failurePolicy = "PIPELINE_FAILURE_POLICY_FAIL_FAST" }
      serviceAccount = google_service_account.steps.email
      encryptionSpec = { kmsKeyName = var.kms_key_id }
    }))
    oauth_token {
      service_account_email = google_service_account.starts.email
    }
  }
}

resource "google_monitoring_alert_policy" "failed" {
  display_name          = "${var.name} pipeline failed"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]

  conditions {
    display_name = "A step failed"
    condition_threshold {
      filter          = "resource.type = \"aiplatform.googleapis.com/PipelineJob\" AND metric.type = \"aiplatform.googleapis.com/pipelinejob/task_completed_count\" AND metric.labels.failure = \"true\""
      comparison      = "COMPARISON_GT"
      threshold_value = 0
      duration        = "0s"
      aggregations {
        alignment_period   = "300s"
        per_series_aligner = "ALIGN_DELTA"
      }
    }
  }

  documentation {
    content = "A pipeline step failed; see docs/runbook.md#a-scheduled-run-failed"
  }
}
