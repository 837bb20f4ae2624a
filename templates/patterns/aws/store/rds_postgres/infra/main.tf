module "database" {
  source     = "../postgres"
  name       = var.name
  use        = "online"
  database   = "online"
  storage_gb = var.disk_gb
  network    = var.network
  security   = var.security
  protect    = var.protect

  instance_class = var.instance
  standby        = var.standby
}
