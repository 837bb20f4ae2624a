module "job" {
  source      = "../job"
  name        = var.name
  suffix      = "steps"
  region      = var.region
  subnet_id   = var.subnet_id
  bucket      = var.bucket
  kms_key_id  = var.kms_key_id
  image       = var.image
  command     = ["python", "-m", "pipelines.job"]
  environment = var.environment
  secrets     = var.secrets
  access      = var.access
}

resource "google_service_account" "this" {
  account_id   = "${trimsuffix(substr(var.name, 0, 25), "-")}-flow"
  display_name = "Pipeline of ${var.name}"
}

resource "google_cloud_run_v2_job_iam_member" "runs" {
  name     = module.job.job
  location = var.region
  role     = "roles/run.jobsExecutorWithOverrides"
  member   = google_service_account.this.member
}

resource "google_project_iam_member" "logs" {
  project = var.project_id
  role    = "roles/logging.logWriter"
  member  = google_service_account.this.member
}

locals {
  # One state per step, each waiting for its job to end; a failed step fails the pipeline. Training runs on what was
  # chosen for it, every other step in the job above.
  tasks = [for step in var.steps : step == "pipelines.retrain" && var.trainer != null ? var.trainer.steps : jsonencode([{
    (replace(step, ".", "_")) = {
      call   = "googleapis.run.v2.projects.locations.jobs.run"
      result = replace(step, ".", "_result_")
      args = {
        name             = module.job.job_id
        connector_params = { timeout = 21600 }
        body             = { overrides = { containerOverrides = [{ args = [step] }] } }
      }
    }
  }])]
  states = flatten([for task in local.tasks : jsondecode(task)])
}

resource "google_workflows_workflow" "this" {
  name                = "${var.name}-pipeline"
  region              = var.region
  service_account     = google_service_account.this.id
  crypto_key_name     = var.kms_key_id
  call_log_level      = "LOG_ALL_CALLS"
  deletion_protection = false
  source_contents     = jsonencode({ main = { steps = local.states } })
}

resource "google_project_iam_member" "starts" {
  project = var.project_id
  role    = "roles/workflows.invoker"
  member  = google_service_account.this.member
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
    uri         = "https://workflowexecutions.googleapis.com/v1/${google_workflows_workflow.this.id}/executions"
    oauth_token {
      service_account_email = google_service_account.this.email
    }
  }
}

resource "google_monitoring_alert_policy" "failed" {
  display_name          = "${var.name} pipeline failed"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]

  conditions {
    display_name = "A run failed"
    condition_threshold {
      filter          = "resource.type = \"workflows.googleapis.com/Workflow\" AND resource.labels.workflow_id = \"${google_workflows_workflow.this.name}\" AND metric.type = \"workflows.googleapis.com/finished_execution_count\" AND metric.labels.status = \"FAILED\""
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

resource "google_cloud_run_v2_job_iam_member" "trains" {
  count    = var.trains == "job" ? 1 : 0
  name     = var.trainer.job
  location = var.region
  role     = "roles/run.jobsExecutorWithOverrides"
  member   = google_service_account.this.member
}

resource "google_project_iam_member" "trains" {
  count   = var.trains == "account" ? 1 : 0
  project = var.project_id
  role    = "roles/aiplatform.user"
  member  = google_service_account.this.member
}

resource "google_service_account_iam_member" "trains" {
  count              = var.trains == "account" ? 1 : 0
  service_account_id = var.trainer.account
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.this.member
}
