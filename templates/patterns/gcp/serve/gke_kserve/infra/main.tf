# Signs in with the workflow's own short-lived identity; no kubeconfig is kept anywhere.
provider "helm" {
  kubernetes = {
    host  = "https://${var.cluster.endpoint}"
    token = data.google_client_config.this.access_token
  }
}

data "google_client_config" "this" {}

module "pool" {
  source       = "../node_pool"
  suffix       = "serve"
  cluster      = var.cluster
  kms_key_id   = var.kms_key_id
  machine_type = "n2-standard-4"
  min_nodes    = 1
  max_nodes    = 4
}

resource "helm_release" "operators" {
  for_each         = toset(["cert-manager", "kserve-crd"])
  name             = each.value
  namespace        = each.value == "cert-manager" ? "cert-manager" : "kserve"
  create_namespace = true
  repository       = var.charts[each.value].repository
  chart            = each.value
  version          = var.charts[each.value].version
  atomic           = true
  values           = [yamlencode(each.value == "cert-manager" ? { crds = { enabled = true } } : {})]
  depends_on       = [module.pool]
}

resource "helm_release" "kserve" {
  name       = "kserve"
  namespace  = "kserve"
  repository = var.charts["kserve"].repository
  chart      = "kserve"
  version    = var.charts["kserve"].version
  atomic     = true
  values     = [yamlencode({ kserve = { controller = { deploymentMode = "RawDeployment" } } })]
  depends_on = [helm_release.operators]
}

module "objects" {
  source    = "../objects"
  name      = var.name
  suffix    = "api"
  namespace = "mlsystem"
  objects = [{
    apiVersion = "serving.kserve.io/v1beta1"
    kind       = "InferenceService"
    metadata   = { name = "api", annotations = { "serving.kserve.io/deploymentMode" = "RawDeployment" } }
    spec = { predictor = {
      minReplicas  = var.min_tasks
      maxReplicas  = var.max_tasks
      nodeSelector = { workload = module.pool.label }
      containers = [{
        name      = "main"
        image     = var.image
        ports     = [{ containerPort = 8080, protocol = "TCP" }]
        resources = { requests = { cpu = "2", memory = "4Gi" }, limits = { cpu = "2", memory = "4Gi" } }
        securityContext = {
          allowPrivilegeEscalation = false
          readOnlyRootFilesystem   = true
          runAsNonRoot             = true
          capabilities             = { drop = ["ALL"] }
        }
      }]
    } }
  }]
  depends_on = [helm_release.kserve]
}
