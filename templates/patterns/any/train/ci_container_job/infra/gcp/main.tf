module "job" {
  source      = "../job"
  name        = var.name
  suffix      = "train"
  region      = var.region
  subnet_id   = var.subnet_id
  bucket      = var.bucket
  kms_key_id  = var.kms_key_id
  image       = var.image
  cpu         = tostring(max(2, var.memory_gb / 4))
  memory      = "${var.memory_gb}Gi"
  command     = ["python"]
  args        = ["-m", "pipelines.job", "pipelines.train", "then", "pipelines.evaluate"]
  environment = var.environment
  secrets     = var.secrets
  access      = var.access
}
