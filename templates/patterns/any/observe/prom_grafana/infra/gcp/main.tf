# Metrics are kept by the managed Prometheus of the project; the dashboards read them and nothing else.
module "dashboards" {
  source      = "../service"
  name        = var.name
  suffix      = "dashboards"
  region      = var.region
  subnet_id   = var.subnet_id
  bucket      = var.bucket
  kms_key_id  = var.kms_key_id
  image       = var.dashboard_image
  port        = 3000
  health_path = "/api/health"
  protect     = var.protect
  memory      = "2Gi"
  invokers    = var.invokers
  environment = {
    GF_AUTH_ANONYMOUS_ENABLED = "false"
    GF_ANALYTICS_ENABLED      = "false"
    PROMETHEUS_URL            = "https://monitoring.googleapis.com/v1/projects/${var.project_id}/location/global/prometheus"
  }
}

resource "google_project_iam_member" "reads" {
  project = var.project_id
  role    = "roles/monitoring.viewer"
  member  = module.dashboards.member
}
