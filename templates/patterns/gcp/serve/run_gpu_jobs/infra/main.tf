module "job" {
  source                  = "../gpu_job"
  name                    = var.name
  suffix                  = "async"
  region                  = var.region
  subnet_id               = var.subnet_id
  bucket                  = var.bucket
  kms_key_id              = var.kms_key_id
  image                   = var.image
  command                 = ["python", "-m", "pipelines.job", var.step]
  notification_channel_id = var.notification_channel_id
  environment             = var.environment
  secrets                 = var.secrets
  schedule                = var.schedule
  access                  = var.access
}
