# Ties the modules together once; the environments only differ in the values they pass.
module "baseline" {
  source            = "../modules/baseline"
  name              = var.name
  labels            = var.labels
  storage_class     = var.storage_class
  runner_namespace  = var.runner_namespace
  gateway_namespace = var.gateway_namespace
}
