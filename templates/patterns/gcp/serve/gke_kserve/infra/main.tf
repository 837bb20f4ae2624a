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

resource "google_service_account" "this" {
  account_id   = "${trimsuffix(substr(var.name, 0, 22), "-")}-kserve"
  display_name = "Model service of ${var.name}"
}

resource "google_service_account_iam_member" "pods" {
  service_account_id = google_service_account.this.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "serviceAccount:${var.project_id}.svc.id.goog[mlsystem/api]"
}

resource "google_storage_bucket_iam_member" "reads" {
  bucket = var.bucket
  role   = "roles/storage.objectViewer"
  member = google_service_account.this.member
}

# What it may write. To the prediction log it adds only.
resource "google_storage_bucket_iam_member" "log" {
  for_each = { predictions = "roles/storage.objectCreator", cases = "roles/storage.objectUser" }
  bucket   = var.bucket
  role     = each.value
  member   = google_service_account.this.member

  condition {
    title      = each.key
    expression = "resource.name.startsWith('projects/_/buckets/${var.bucket}/objects/${each.key}/')"
  }
}

resource "google_secret_manager_secret_iam_member" "settings" {
  for_each  = var.secrets
  secret_id = each.value
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.this.member
}

locals {
  health   = { path = "/healthz", port = 8080 }
  settings = [for name, value in merge({ MLSYSTEM_ARTIFACT_BUCKET = "/mnt/artifacts", MLSYSTEM_PREDICTION_STORE = "/mnt/log" }, var.environment) : { name = name, value = value }]
  # Secrets are mounted as files by the cluster's own driver; a setting that begins with file: is read from there.
  secrets = [for name, id in var.secrets : { name = name, value = "file:/mnt/secrets/${name}" }]
  paths   = [for name, id in var.secrets : { resourceName = "projects/${var.project_id}/secrets/${id}/versions/latest", path = name }]
}

module "objects" {
  source    = "../objects"
  name      = var.name
  suffix    = "api"
  namespace = "mlsystem"
  objects = [
    {
      apiVersion = "v1"
      kind       = "ServiceAccount"
      metadata   = { name = "api", annotations = { "iam.gke.io/gcp-service-account" = google_service_account.this.email } }
    },
    {
      apiVersion = "secrets-store.csi.x-k8s.io/v1"
      kind       = "SecretProviderClass"
      metadata   = { name = "settings" }
      spec       = { provider = "gke", parameters = { secrets = yamlencode(local.paths) } }
    },
    {
      apiVersion = "serving.kserve.io/v1beta1"
      kind       = "InferenceService"
      metadata   = { name = "api", annotations = { "serving.kserve.io/deploymentMode" = "RawDeployment", "gke-gcsfuse/volumes" = "true" } }
      spec = { predictor = {
        minReplicas        = var.min_tasks
        maxReplicas        = var.max_tasks
        serviceAccountName = "api"
        nodeSelector       = { workload = module.pool.label }
        securityContext    = { runAsNonRoot = true, runAsUser = 10001, fsGroup = 10001, seccompProfile = { type = "RuntimeDefault" } }
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
            { name = "log", mountPath = "/mnt/log/predictions" },
            { name = "cases", mountPath = "/mnt/log/cases" },
            { name = "secrets", mountPath = "/mnt/secrets", readOnly = true },
            { name = "scratch", mountPath = "/tmp" },
          ]
        }]
        volumes = [
          { name = "artifacts", csi = { driver = "gcsfuse.csi.storage.gke.io", readOnly = true, volumeAttributes = { bucketName = var.bucket } } },
          { name = "log", csi = { driver = "gcsfuse.csi.storage.gke.io", volumeAttributes = { bucketName = var.bucket, mountOptions = "only-dir=predictions" } } },
          { name = "cases", csi = { driver = "gcsfuse.csi.storage.gke.io", volumeAttributes = { bucketName = var.bucket, mountOptions = "only-dir=cases" } } },
          { name = "secrets", csi = { driver = "secrets-store-gke.csi.k8s.io", readOnly = true, volumeAttributes = { secretProviderClass = "settings" } } },
          { name = "scratch", emptyDir = {} },
        ]
      } }
    },
  ]
  depends_on = [helm_release.kserve, google_storage_bucket_iam_member.reads, google_service_account_iam_member.pods]
}
