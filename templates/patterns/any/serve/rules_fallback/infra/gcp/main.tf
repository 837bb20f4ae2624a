module "service" {
  source      = "../service"
  name        = var.name
  suffix      = "rules"
  region      = var.region
  subnet_id   = var.subnet_id
  bucket      = var.bucket
  kms_key_id  = var.kms_key_id
  image       = var.image
  memory      = "2Gi"
  protect     = var.protect
  min_tasks   = var.min_tasks
  environment = merge(var.environment, { MLSYSTEM_FALLBACK = "rules" })
  secrets     = var.secrets
  predicts    = true
  access      = var.access
  invokers    = var.invokers
}
