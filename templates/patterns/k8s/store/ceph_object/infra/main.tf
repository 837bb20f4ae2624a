module "ceph" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "ceph"
  charts    = var.charts
  chart     = "rook-ceph"
  # It mounts the disks of the nodes.
  privileged = true
  values     = yamlencode({})
}

# The operator alone stores nothing: this is the cluster it runs, on every empty disk, with the storage classes
# `ceph-filesystem`, which several pods may mount, `ceph-block` and `ceph-bucket`.
resource "helm_release" "cluster" {
  name            = "${var.name}-ceph-cluster"
  namespace       = module.ceph.namespace
  repository      = var.charts["rook-ceph-cluster"].repository
  chart           = "rook-ceph-cluster"
  version         = var.charts["rook-ceph-cluster"].version
  cleanup_on_fail = true
  timeout         = 900
  values          = [yamlencode({ operatorNamespace = module.ceph.namespace })]
  depends_on      = [module.ceph]
}
