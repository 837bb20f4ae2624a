module "database" {
  source     = "../postgres"
  name       = var.name
  use        = "mlflow"
  region     = var.region
  kms_key_id = var.kms_key_id
  protect    = var.protect
  network_id = var.network_id
}

module "service" {
  source      = "../service"
  name        = var.name
  suffix      = "mlflow"
  region      = var.region
  subnet_id   = var.subnet_id
  bucket      = var.bucket
  kms_key_id  = var.kms_key_id
  image       = var.tracking_image
  memory      = "2Gi"
  protect     = var.protect
  writes      = true
  port        = 5000
  health_path = "/health"
  environment = { MLFLOW_ARTIFACTS_DESTINATION = "/mnt/artifacts/mlflow", MLFLOW_SQL_INSTANCE = module.database.connection_name }
  invokers    = var.invokers
}

resource "google_project_iam_member" "database" {
  for_each = toset(["roles/cloudsql.client", "roles/cloudsql.instanceUser"])
  project  = var.project_id
  role     = each.value
  member   = module.service.member
}
