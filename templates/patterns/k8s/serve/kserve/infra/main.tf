module "kinds" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "kserve-crd"
  charts    = var.charts
  chart     = "kserve-crd"
  values    = yamlencode({})
}

module "kserve" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "kserve"
  charts    = var.charts
  chart     = "kserve"
  values    = yamlencode({ kserve = { controller = { deploymentMode = "RawDeployment" } } })

  depends_on = [module.kinds]
}

locals {
  selector = { matchLabels = { "serving.kserve.io/inferenceservice" = "api" } }
  health   = { path = "/healthz", port = 8080 }
  identity = contains(keys(var.environment), "AWS_ROLE_ARN") ? ["identity"] : []
  settings = [for name, value in merge({ MLSYSTEM_ARTIFACT_BUCKET = "/mnt/artifacts", MLSYSTEM_PREDICTION_STORE = "/mnt/log" }, var.environment) : { name = name, value = value }]
  secrets  = [for name, from in var.secrets : { name = name, valueFrom = { secretKeyRef = { name = from.secret, key = from.key } } }]
}

# Through a release, so that the first apply needs no kind that only the operator brings.
module "objects" {
  source    = "../objects"
  name      = var.name
  suffix    = "api"
  namespace = var.namespace
  objects = [{
    apiVersion = "serving.kserve.io/v1beta1"
    kind       = "InferenceService"
    metadata   = { name = "api", labels = var.labels, annotations = { "serving.kserve.io/deploymentMode" = "RawDeployment" } }
    spec = { predictor = {
      minReplicas                  = var.min_tasks
      maxReplicas                  = var.max_tasks
      scaleMetric                  = "cpu"
      scaleTarget                  = 60
      deploymentStrategy           = { type = "RollingUpdate", rollingUpdate = { maxUnavailable = 0, maxSurge = 1 } }
      automountServiceAccountToken = false
      topologySpreadConstraints    = [{ maxSkew = 1, topologyKey = "kubernetes.io/hostname", whenUnsatisfiable = "ScheduleAnyway", labelSelector = local.selector }]
      securityContext              = { runAsNonRoot = true, runAsUser = 10001, fsGroup = 10001, seccompProfile = { type = "RuntimeDefault" } }
      containers = [{
        name            = "main"
        image           = var.image
        ports           = [{ containerPort = 8080, protocol = "TCP" }]
        env             = concat(local.settings, local.secrets)
        imagePullPolicy = "Always"
        startupProbe    = { httpGet = local.health, periodSeconds = 5, failureThreshold = 24 }
        readinessProbe  = { httpGet = local.health, periodSeconds = 10 }
        livenessProbe   = { httpGet = local.health, periodSeconds = 15, failureThreshold = 4 }
        resources       = { requests = { cpu = "1", memory = "2Gi" }, limits = { cpu = "1", memory = "2Gi" } }
        securityContext = { allowPrivilegeEscalation = false, readOnlyRootFilesystem = true, runAsNonRoot = true, capabilities = { drop = ["ALL"] } }
        volumeMounts = concat([
          { name = "artifacts", mountPath = "/mnt/artifacts", readOnly = true },
          { name = "artifacts", mountPath = "/mnt/log/predictions", subPath = "predictions" },
          { name = "artifacts", mountPath = "/mnt/log/cases", subPath = "cases" },
          { name = "scratch", mountPath = "/tmp" },
        ], [for name in local.identity : { name = name, mountPath = "/var/run/secrets/aws", readOnly = true }])
      }]
      # A token of this pod, traded for credentials of the cloud beside the cluster.
      volumes = concat([
        { name = "artifacts", persistentVolumeClaim = { claimName = var.claim } },
        { name = "scratch", emptyDir = {} },
      ], [for name in local.identity : { name = name, projected = { sources = [{ serviceAccountToken = { audience = "sts.amazonaws.com", expirationSeconds = 3600, path = "token" } }] } }])
    } }
    }, {
    apiVersion = "policy/v1"
    kind       = "PodDisruptionBudget"
    metadata   = { name = "api", labels = var.labels }
    spec       = { maxUnavailable = 1, selector = local.selector }
  }]
  depends_on = [module.kserve]
}
