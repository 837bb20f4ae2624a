module "kserve" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "kserve"
  charts    = var.charts
  chart     = "kserve"
  values    = yamlencode({ kserve = { controller = { deploymentMode = "RawDeployment" } } })
}

locals {
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
      minReplicas     = var.min_tasks
      maxReplicas     = var.max_tasks
      securityContext = { runAsNonRoot = true, runAsUser = 10001, fsGroup = 10001, seccompProfile = { type = "RuntimeDefault" } }
      containers = [{
        name            = "main"
        image           = var.image
        ports           = [{ containerPort = 8080, protocol = "TCP" }]
        env             = concat(local.settings, local.secrets)
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
  }]
  depends_on = [module.kserve]
}
