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
  suffix       = "llm"
  cluster      = var.cluster
  kms_key_id   = var.kms_key_id
  machine_type = "g2-standard-8"
  accelerator  = "nvidia-l4"
  max_nodes    = 2
}

resource "google_service_account" "this" {
  account_id   = "${trimsuffix(substr(var.name, 0, 26), "-")}-llm"
  display_name = "Inference server of ${var.name}"
}

resource "google_storage_bucket_iam_member" "reads" {
  bucket = var.bucket
  role   = "roles/storage.objectViewer"
  member = google_service_account.this.member
}

# The pods' account stands for this one; no key is made.
resource "google_service_account_iam_member" "pods" {
  service_account_id = google_service_account.this.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "serviceAccount:${var.project_id}.svc.id.goog[mlsystem-llm/llm]"
}

locals {
  labels = { app = "llm" }
}

module "objects" {
  source    = "../objects"
  name      = var.name
  suffix    = "llm"
  namespace = "mlsystem-llm"
  objects = [
    {
      apiVersion = "v1"
      kind       = "ServiceAccount"
      metadata   = { name = "llm", annotations = { "iam.gke.io/gcp-service-account" = google_service_account.this.email } }
    },
    {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "llm", labels = local.labels }
      spec = {
        replicas = var.min_tasks
        selector = { matchLabels = local.labels }
        template = {
          metadata = { labels = local.labels, annotations = { "gke-gcsfuse/volumes" = "true" } }
          spec = {
            serviceAccountName = "llm"
            nodeSelector       = { workload = module.pool.label }
            tolerations        = [{ key = "nvidia.com/gpu", operator = "Exists", effect = "NoSchedule" }]
            securityContext    = { runAsNonRoot = true, runAsUser = 10001, fsGroup = 10001, seccompProfile = { type = "RuntimeDefault" } }
            containers = [{
              name           = "main"
              image          = var.llm_image
              args           = ["--model", "/mnt/artifacts/models/llm", "--port", "8000"]
              env            = [{ name = "HF_HUB_OFFLINE", value = "1" }, { name = "HOME", value = "/tmp" }]
              ports          = [{ containerPort = 8000, protocol = "TCP" }]
              startupProbe   = { httpGet = { path = "/health", port = 8000 }, periodSeconds = 10, failureThreshold = 90 }
              readinessProbe = { httpGet = { path = "/health", port = 8000 }, periodSeconds = 10 }
              livenessProbe  = { httpGet = { path = "/health", port = 8000 }, periodSeconds = 15, failureThreshold = 4 }
              resources      = { requests = { cpu = "6", memory = "24Gi", "nvidia.com/gpu" = "1" }, limits = { cpu = "6", memory = "24Gi", "nvidia.com/gpu" = "1" } }
              securityContext = {
                allowPrivilegeEscalation = false
                readOnlyRootFilesystem   = true
                capabilities             = { drop = ["ALL"] }
              }
              volumeMounts = [{ name = "artifacts", mountPath = "/mnt/artifacts", readOnly = true }, { name = "scratch", mountPath = "/tmp" }]
            }]
            volumes = [
              { name = "artifacts", csi = { driver = "gcsfuse.csi.storage.gke.io", readOnly = true, volumeAttributes = { bucketName = var.bucket } } },
              { name = "scratch", emptyDir = { sizeLimit = "10Gi" } }
            ]
          }
        }
      }
    },
    {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "llm", labels = local.labels, annotations = { "networking.gke.io/load-balancer-type" = "Internal" } }
      spec       = { type = "LoadBalancer", selector = local.labels, ports = [{ name = "http", port = 80, targetPort = 8000, protocol = "TCP" }] }
    },
    {
      apiVersion = "networking.k8s.io/v1"
      kind       = "NetworkPolicy"
      metadata   = { name = "llm" }
      spec = {
        podSelector = { matchLabels = local.labels }
        policyTypes = ["Ingress"]
        ingress     = [{ from = [{ ipBlock = { cidr = var.client_cidr } }], ports = [{ port = 8000, protocol = "TCP" }] }]
      }
    }
  ]
  depends_on = [module.pool, google_storage_bucket_iam_member.reads, google_service_account_iam_member.pods]
}
