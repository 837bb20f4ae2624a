module "workflows" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "workflows"
  charts    = var.charts
  chart     = "argo-workflows"
  values    = yamlencode({ singleNamespace = true, controller = { workflowDefaults = { spec = { ttlStrategy = { secondsAfterCompletion = 604800 } } } } })
}

resource "kubernetes_service_account_v1" "this" {
  metadata {
    name      = "${var.name}-steps"
    namespace = var.namespace
  }
  automount_service_account_token = false
}

# What a step's own supervisor needs to hand back how it ended, and nothing else.
resource "kubernetes_role_v1" "this" {
  metadata {
    name      = "${var.name}-steps"
    namespace = var.namespace
  }

  rule {
    api_groups = ["argoproj.io"]
    resources  = ["workflowtaskresults"]
    verbs      = ["create", "patch"]
  }
}

resource "kubernetes_role_binding_v1" "this" {
  metadata {
    name      = "${var.name}-steps"
    namespace = var.namespace
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "Role"
    name      = kubernetes_role_v1.this.metadata[0].name
  }

  subject {
    kind      = "ServiceAccount"
    name      = kubernetes_service_account_v1.this.metadata[0].name
    namespace = var.namespace
  }
}

resource "kubernetes_network_policy_v1" "this" {
  metadata {
    name      = "steps-to-cluster"
    namespace = var.namespace
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_expressions {
        key      = "workflows.argoproj.io/workflow"
        operator = "Exists"
      }
    }

    egress {
      dynamic "to" {
        for_each = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]
        content {
          ip_block {
            cidr = to.value
          }
        }
      }
      dynamic "ports" {
        for_each = ["443", "6443"]
        content {
          port     = ports.value
          protocol = "TCP"
        }
      }
    }
  }
}

locals {
  settings = [for name, value in merge({ MLSYSTEM_ARTIFACT_BUCKET = "/mnt/artifacts" }, var.environment) : { name = name, value = value }]
  secrets  = [for name, from in var.secrets : { name = name, valueFrom = { secretKeyRef = { name = from.secret, key = from.key } } }]
  names    = [for step in var.steps : replace(replace(step, "pipelines.", ""), "_", "-")]
}

# The steps one after another, each in a container of its own; one that fails ends the run.
module "objects" {
  source    = "../objects"
  name      = var.name
  suffix    = "pipeline"
  namespace = var.namespace
  objects = [{
    apiVersion = "argoproj.io/v1alpha1"
    kind       = "CronWorkflow"
    metadata   = { name = "pipeline", labels = var.labels }
    spec = {
      schedules         = [var.schedule]
      timezone          = "Etc/UTC"
      concurrencyPolicy = "Forbid"
      workflowSpec = {
        entrypoint            = "pipeline"
        serviceAccountName    = kubernetes_service_account_v1.this.metadata[0].name
        activeDeadlineSeconds = 43200
        # The supervisor beside each step speaks to the cluster; the step itself does not.
        automountServiceAccountToken = true
        podMetadata                  = { labels = var.labels }
        securityContext              = { runAsNonRoot = true, runAsUser = 10001, fsGroup = 10001, seccompProfile = { type = "RuntimeDefault" } }
        volumes = [
          { name = "artifacts", persistentVolumeClaim = { claimName = var.claim } },
          { name = "scratch", emptyDir = {} },
        ]
        templates = [
          {
            name  = "pipeline"
            steps = [for index, step in var.steps : [{ name = local.names[index], template = "step", arguments = { parameters = [{ name = "step", value = step }] } }]]
          },
          {
            name   = "step"
            inputs = { parameters = [{ name = "step" }] }
            container = {
              name            = "main"
              image           = var.image
              imagePullPolicy = "Always"
              command         = ["python", "-m", "pipelines.job", "{{inputs.parameters.step}}"]
              env             = concat(local.settings, local.secrets)
              resources       = { requests = { cpu = "2", memory = "8Gi" }, limits = { cpu = "2", memory = "8Gi" } }
              volumeMounts    = [{ name = "artifacts", mountPath = "/mnt/artifacts" }, { name = "scratch", mountPath = "/tmp" }]
              securityContext = { allowPrivilegeEscalation = false, readOnlyRootFilesystem = true, runAsNonRoot = true, capabilities = { drop = ["ALL"] } }
            }
          },
        ]
      }
    }
  }]
  depends_on = [module.workflows]
}
