# The comparison by hand. On a schedule it is a step of the pipeline; drift ends the run with an error and raises the alarm.
module "job" {
  source      = "../job"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "drift"
  image       = var.image
  writes      = true
  suspend     = true
  command     = ["python", "-m", "pipelines.job", "pipelines.monitor"]
  environment = var.environment
  secrets     = var.secrets
}
