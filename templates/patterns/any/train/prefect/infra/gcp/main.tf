module "service" {
  source     = "../service"
  name       = var.name
  suffix     = "prefect"
  region     = var.region
  subnet_id  = var.subnet_id
  bucket     = var.bucket
  kms_key_id = var.kms_key_id
  image      = var.orchestrator_image
  memory     = "2Gi"
  protect    = var.protect
  writes     = true
  max_tasks  = 1
  invokers   = var.invokers
}
