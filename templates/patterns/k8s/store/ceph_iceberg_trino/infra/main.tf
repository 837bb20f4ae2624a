module "ceph_lake" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "ceph-lake"
  charts    = var.charts
  chart     = "rook-ceph"
  values    = yamlencode({})
}

module "trino" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "trino"
  charts    = var.charts
  chart     = "trino"
  values    = yamlencode({})
}
