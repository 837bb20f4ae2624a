module "store" {
  source                  = "../redis"
  name                    = var.name
  suffix                  = "feast"
  region                  = var.region
  network_id              = var.network_id
  kms_key_id              = var.kms_key_id
  protect                 = var.protect
  notification_channel_id = var.notification_channel_id
  memory_gb               = var.memory_gb
}
