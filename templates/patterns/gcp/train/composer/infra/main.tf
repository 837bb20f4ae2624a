# Airflow, private; its one graph starts a Cloud Run job per step, so that steps run where they are measured.
module "agent" {
  source     = "../agent"
  project_id = var.project_id
  kms_key_id = var.kms_key_id
  service    = "composer.googleapis.com"
}

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
  account_id   = "${trimsuffix(substr(var.name, 0, 22), "-")}-airflow"
  display_name = "Airflow of ${var.name}"
}

resource "google_project_iam_member" "works" {
  #checkov:skip=CKV_GCP_49:the role every environment's own account must hold; no other account gets it
  project = var.project_id
  role    = "roles/composer.worker"
  member  = google_service_account.this.member
}

resource "google_cloud_run_v2_job_iam_member" "runs" {
  name     = module.job.job
  location = var.region
  role     = "roles/run.jobsExecutorWithOverrides"
  member   = google_service_account.this.member
}

resource "google_composer_environment" "this" {
  name   = var.name
  region = var.region

  config {
    environment_size           = "ENVIRONMENT_SIZE_SMALL"
    enable_private_environment = true
    enable_private_builds_only = true

    node_config {
      network         = var.network_id
      subnetwork      = var.subnet_id
      service_account = google_service_account.this.email
    }

    encryption_config {
      kms_key_name = module.agent.kms_key_id
    }

    software_config {
      airflow_config_overrides = { "core-dags_are_paused_at_creation" = "False" }
    }

    recovery_config {
      scheduled_snapshots_config {
        enabled = false
      }
    }
  }

  depends_on = [google_project_iam_member.works]
}

resource "google_storage_bucket_object" "graph" {
  name   = "dags/pipeline.py"
  bucket = split("/", google_composer_environment.this.config[0].dag_gcs_prefix)[2]
  content = templatefile("${path.module}/pipeline.py.tftpl", {
    steps    = jsonencode(var.steps)
    schedule = var.schedule
    project  = var.project_id
    region   = var.region
    job      = module.job.job
  })
}

resource "google_monitoring_alert_policy" "failed" {
  display_name          = "${var.name} pipeline failed"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]

  conditions {
    display_name = "A run failed"
    condition_threshold {
      filter          = "resource.type = \"cloud_composer_workflow\" AND metric.type = \"composer.googleapis.com/workflow/run_count\" AND metric.labels.state = \"failed\""
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
