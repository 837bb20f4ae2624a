# The comparison by hand. On a schedule it is a step of the pipeline; drift ends the run with an error and raises the alarm.
module "job" {
  source      = "../job"
  name        = var.name
  suffix      = "drift"
  region      = var.region
  subnet_id   = var.subnet_id
  bucket      = var.bucket
  kms_key_id  = var.kms_key_id
  image       = var.image
  memory      = "8Gi"
  command     = ["python", "-m", "pipelines.job", "pipelines.monitor"]
  environment = var.environment
  secrets     = var.secrets
  access      = var.access
}
