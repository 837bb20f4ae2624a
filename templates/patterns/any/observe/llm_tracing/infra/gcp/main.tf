module "service" {
  source      = "../service"
  name        = var.name
  suffix      = "tracing"
  region      = var.region
  subnet_id   = var.subnet_id
  bucket      = var.bucket
  kms_key_id  = var.kms_key_id
  image       = var.tracing_image
  memory      = "2Gi"
  protect     = var.protect
  writes      = true
  port        = 5000
  health_path = "/health"
  environment = { TRACE_STORE = "/mnt/artifacts/traces" }
  invokers    = var.invokers
}
