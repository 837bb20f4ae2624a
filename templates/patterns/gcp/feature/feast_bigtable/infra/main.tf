resource "google_bigtable_instance" "this" {
  #checkov:skip=CKV_GCP_122:on in prod; dev must be removable
  name                = "${trimsuffix(substr(var.name, 0, 23), "-")}-features"
  deletion_protection = var.protect

  cluster {
    cluster_id   = "${trimsuffix(substr(var.name, 0, 24), "-")}-feast"
    zone         = "${var.region}-a"
    storage_type = "SSD"
    kms_key_name = var.kms_key_id
    autoscaling_config {
      min_nodes  = 1
      max_nodes  = 5
      cpu_target = 60
    }
  }
}

module "service" {
  source      = "../service"
  name        = var.name
  suffix      = "features"
  region      = var.region
  subnet_id   = var.subnet_id
  bucket      = var.bucket
  kms_key_id  = var.kms_key_id
  image       = var.feature_image
  port        = 6566
  health_path = "/health"
  protect     = var.protect
  min_tasks   = var.min_tasks
  environment = { FEAST_BIGTABLE_PROJECT = var.project_id, FEAST_BIGTABLE_INSTANCE = google_bigtable_instance.this.name }
  invokers    = var.invokers
}

# The feature server makes and reads its own tables, in this instance only.
resource "google_bigtable_instance_iam_member" "service" {
  instance = google_bigtable_instance.this.name
  role     = "roles/bigtable.admin"
  member   = module.service.member
}

resource "google_monitoring_alert_policy" "load" {
  display_name          = "${var.name} feature store load"
  combiner              = "OR"
  notification_channels = [var.notification_channel_id]

  conditions {
    display_name = "More than 80 % processor load for ten minutes"
    condition_threshold {
      filter          = "resource.type = \"bigtable_cluster\" AND resource.labels.instance = \"${google_bigtable_instance.this.name}\" AND metric.type = \"bigtable.googleapis.com/cluster/cpu_load\""
      comparison      = "COMPARISON_GT"
      threshold_value = 0.8
      duration        = "600s"
      aggregations {
        alignment_period   = "300s"
        per_series_aligner = "ALIGN_MAX"
      }
    }
  }

  documentation {
    content = "The feature store is busy; see docs/runbook.md#latency-is-above-its-target"
  }
}
