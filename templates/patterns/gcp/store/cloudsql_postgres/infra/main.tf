module "database" {
  source     = "../postgres"
  name       = var.name
  use        = "online"
  region     = var.region
  kms_key_id = var.kms_key_id
  protect    = var.protect
  network_id = var.network_id
  tier       = var.tier
  disk_gb    = var.disk_gb
  standby    = var.standby
}
