module "store" {
  source    = "../valkey"
  name      = var.name
  use       = "state"
  network   = var.network
  security  = var.security
  protect   = var.protect
  node_type = var.node_type
  shards    = var.shards
}
