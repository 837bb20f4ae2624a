module "service" {
  source    = "../service"
  name      = var.name
  namespace = var.namespace
  claim     = var.claim
  labels    = var.labels
  suffix    = "prefect"
  image     = var.orchestrator_image
  writes    = true
  max_tasks = 2
}
