module "kserve" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "kserve"
  charts    = var.charts
  chart     = "kserve"
  values    = yamlencode({})
}

resource "kubernetes_manifest" "service" {
  manifest = {
    apiVersion = "serving.kserve.io/v1beta1"
    kind       = "InferenceService"
    metadata   = { name = "${var.name}-api", namespace = var.namespace, labels = var.labels }
    spec = { predictor = {
      minReplicas = var.min_tasks
      maxReplicas = var.max_tasks
      containers  = [{ name = "main", image = var.image, ports = [{ containerPort = 8080 }], resources = { requests = { cpu = "1", memory = "2Gi" }, limits = { cpu = "1", memory = "2Gi" } } }]
    } }
  }
  depends_on = [module.kserve]
}
