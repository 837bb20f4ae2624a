module "service" {
  source      = "../service"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "tracing"
  image       = var.tracing_image
  writes      = true
  port        = 5000
  health_path = "/health"
  environment = { TRACE_STORE = "/mnt/artifacts/traces" }
}
