module "database" {
  source     = "../postgres"
  name       = var.name
  use        = "online"
  database   = "online"
  storage_gb = 100
  network    = var.network
  security   = var.security
  protect    = var.protect
}
