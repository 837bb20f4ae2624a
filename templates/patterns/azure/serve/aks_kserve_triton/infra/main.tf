# Signs in with a short-lived token of the workflow's own identity; no kubeconfig is kept anywhere.
provider "helm" {
  kubernetes = {
    host                   = var.cluster.host
    cluster_ca_certificate = base64decode(var.cluster.ca)
    exec = {
      api_version = "client.authentication.k8s.io/v1"
      command     = "az"
      args        = ["account", "get-access-token", "--resource", local.aks, "--output", "json", "--query", local.credential]
    }
  }
}

locals {
  # What every managed cluster calls itself in Entra, and the shape in which Kubernetes wants a token.
  aks        = "6dae42f8-4368-4678-94ff-3960e28e3630"
  credential = "{apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status: {token: accessToken}}"
}

resource "azurerm_kubernetes_cluster_node_pool" "serve" {
  name                        = "serve"
  kubernetes_cluster_id       = var.cluster.id
  vm_size                     = "Standard_D4s_v5"
  vnet_subnet_id              = var.cluster.subnet_id
  auto_scaling_enabled        = true
  min_count                   = 2
  max_count                   = 6
  max_pods                    = 50
  zones                       = ["1", "2", "3"]
  host_encryption_enabled     = true
  node_labels                 = { workload = "serve" }
  temporary_name_for_rotation = "serverot"
  tags                        = var.tags

  upgrade_settings {
    max_surge = "33%"
  }
}

# GPUs come when a model asks for one and go when it is gone.
resource "azurerm_kubernetes_cluster_node_pool" "gpu" {
  name                        = "gpu"
  kubernetes_cluster_id       = var.cluster.id
  vm_size                     = "Standard_NC4as_T4_v3"
  vnet_subnet_id              = var.cluster.subnet_id
  auto_scaling_enabled        = true
  min_count                   = 0
  max_count                   = 4
  max_pods                    = 50
  host_encryption_enabled     = true
  node_labels                 = { workload = "gpu" }
  node_taints                 = ["nvidia.com/gpu=present:NoSchedule"]
  temporary_name_for_rotation = "gpurot"
  tags                        = var.tags

  upgrade_settings {
    max_surge = "33%"
  }
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
  depends_on       = [azurerm_kubernetes_cluster_node_pool.serve]
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

locals {
  health   = { path = "/healthz", port = 8080 }
  settings = [for name, value in merge({ MLSYSTEM_ARTIFACT_BUCKET = "/mnt/artifacts", MLSYSTEM_PREDICTION_STORE = "/mnt/log" }, var.environment) : { name = name, value = value }]
  secrets  = [for name in nonsensitive(sort(keys(var.secrets))) : { name = name, valueFrom = { secretKeyRef = { name = "settings", key = name } } }]
  share    = { shareName = "artifacts", secretName = "artifacts" }
}

module "objects" {
  source    = "../objects"
  name      = var.name
  suffix    = "api"
  namespace = "mlsystem"
  objects = [
    {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "artifacts" }
      stringData = { azurestorageaccountname = var.artifacts.account, azurestorageaccountkey = var.artifacts.key }
    },
    {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "settings" }
      stringData = var.secrets
    },
    {
      apiVersion = "serving.kserve.io/v1beta1"
      kind       = "InferenceService"
      metadata   = { name = "api", annotations = { "serving.kserve.io/deploymentMode" = "RawDeployment" } }
      spec = { predictor = {
        minReplicas     = var.min_tasks
        maxReplicas     = var.max_tasks
        nodeSelector    = { workload = "serve" }
        securityContext = { runAsNonRoot = true, runAsUser = 10001, fsGroup = 10001, seccompProfile = { type = "RuntimeDefault" } }
        containers = [{
          name  = "main"
          image = var.image
          ports = [{ containerPort = 8080, protocol = "TCP" }]
          env   = concat(local.settings, local.secrets)

          startupProbe   = { httpGet = local.health, periodSeconds = 5, failureThreshold = 24 }
          readinessProbe = { httpGet = local.health, periodSeconds = 10 }
          livenessProbe  = { httpGet = local.health, periodSeconds = 15, failureThreshold = 4 }

          resources = { requests = { cpu = "2", memory = "4Gi" }, limits = { cpu = "2", memory = "4Gi" } }
          securityContext = {
            allowPrivilegeEscalation = false
            readOnlyRootFilesystem   = true
            runAsNonRoot             = true
            capabilities             = { drop = ["ALL"] }
          }
          volumeMounts = [
            { name = "artifacts", mountPath = "/mnt/artifacts", readOnly = true },
            { name = "log", mountPath = "/mnt/log/predictions", subPath = "predictions" },
            { name = "log", mountPath = "/mnt/log/cases", subPath = "cases" },
            { name = "scratch", mountPath = "/tmp" },
          ]
        }]
        volumes = [
          { name = "artifacts", csi = { driver = "file.csi.azure.com", readOnly = true, volumeAttributes = local.share } },
          { name = "log", csi = { driver = "file.csi.azure.com", volumeAttributes = local.share } },
          { name = "scratch", emptyDir = {} },
        ]
      } }
    },
  ]
  depends_on = [helm_release.kserve]
}
