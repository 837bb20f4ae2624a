module "postgres" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "postgres"
  charts    = var.charts
  chart     = "cloudnative-pg"
  values    = yamlencode({})
}

resource "kubernetes_manifest" "online" {
  manifest = {
    apiVersion = "postgresql.cnpg.io/v1"
    kind       = "Cluster"
    metadata   = { name = "${var.name}-online", namespace = var.namespace, labels = var.labels }
    spec       = { instances = 3, storage = { size = "100Gi" }, bootstrap = { initdb = { database = "online", postInitApplicationSQL = ["CREATE EXTENSION IF NOT EXISTS vector"] } }, postgresql = { parameters = { log_connections = "on", log_disconnections = "on" } } }
  }
}
