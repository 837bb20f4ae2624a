# Cards, approvals and lineage events, written once.
module "records" {
  source    = "../bucket"
  name      = var.name
  use       = "records"
  lock_days = var.keep_days
  security  = var.security
}
