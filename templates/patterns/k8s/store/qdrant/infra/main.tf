module "qdrant" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "qdrant"
  charts    = var.charts
  chart     = "qdrant"
  values    = yamlencode({ replicaCount = 3, persistence = { size = "100Gi" } })
}
