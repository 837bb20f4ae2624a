module "cache" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "cache"
  charts    = var.charts
  chart     = "valkey"
  values    = yamlencode({ auth = { enabled = true }, tls = { enabled = true } })
}
