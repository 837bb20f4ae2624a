module "service" {
  source      = "../service"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "mlflow"
  image       = var.tracking_image
  writes      = true
  port        = 5000
  health_path = "/health"
  environment = { MLFLOW_ARTIFACTS_DESTINATION = "/mnt/artifacts/mlflow" }
}
