module "ceph" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "ceph"
  charts    = var.charts
  chart     = "rook-ceph"
  values    = yamlencode({})
}
