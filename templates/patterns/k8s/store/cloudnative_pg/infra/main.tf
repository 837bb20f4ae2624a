module "postgres" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "postgres"
  charts    = var.charts
  chart     = "cloudnative-pg"
  values    = yamlencode({})
}

# Through a release, so that the first apply needs no kind that only the operator brings.
module "objects" {
  source    = "../objects"
  name      = var.name
  suffix    = "online"
  namespace = var.namespace
  objects = [{
    apiVersion = "postgresql.cnpg.io/v1"
    kind       = "Cluster"
    metadata   = { name = "online", labels = var.labels }
    spec = {
      instances  = 3
      storage    = { size = "100Gi" }
      bootstrap  = { initdb = { database = "online", postInitApplicationSQL = ["CREATE EXTENSION IF NOT EXISTS vector"] } }
      postgresql = { parameters = { log_connections = "on", log_disconnections = "on" } }
    }
  }]
  depends_on = [module.postgres]
}
