locals {
  topic = "events"
  user  = "features"
  certificates = {
    MLSYSTEM_EVENTS_CA          = { secret = "events-cluster-ca-cert", key = "ca.crt" }
    MLSYSTEM_EVENTS_CERTIFICATE = { secret = local.user, key = "user.crt" }
    MLSYSTEM_EVENTS_KEY         = { secret = local.user, key = "user.key" }
  }
}

# The topic, and who may read it: the operators make its certificate and keep it in a secret of that name.
module "objects" {
  source    = "../objects"
  name      = var.name
  suffix    = "windows"
  namespace = var.namespace
  objects = [
    {
      apiVersion = "kafka.strimzi.io/v1"
      kind       = "KafkaTopic"
      metadata   = { name = local.topic, labels = merge(var.labels, { "strimzi.io/cluster" = "events" }) }
      spec       = { partitions = 12, replicas = 3 }
    },
    {
      apiVersion = "kafka.strimzi.io/v1"
      kind       = "KafkaUser"
      metadata   = { name = local.user, labels = merge(var.labels, { "strimzi.io/cluster" = "events" }) }
      spec = {
        authentication = { type = "tls" }
        authorization = {
          type = "simple"
          acls = [
            { resource = { type = "topic", name = local.topic, patternType = "literal" }, operations = ["Describe", "Read"] },
            { resource = { type = "group", name = local.user, patternType = "literal" }, operations = ["Read"] },
          ]
        }
      }
    },
    {
      apiVersion = "monitoring.coreos.com/v1"
      kind       = "PrometheusRule"
      metadata   = { name = "feature-age", labels = var.labels }
      spec = {
        groups = [{
          name = "feature-age"
          rules = [{
            alert       = "FeaturesAreOld"
            expr        = "max(feature_age_seconds) > ${var.max_age_s} or absent(feature_age_seconds)"
            "for"       = "3m"
            labels      = { severity = "warning" }
            annotations = { summary = "Features are older than they may be, or the worker is gone; see docs/fresh.md" }
          }]
        }]
      }
    },
  ]
}

# One worker writes, and a second one that comes up during a release waits for its lease.
module "service" {
  source      = "../service"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "windows"
  image       = var.image
  command     = ["python", "-m", "pipelines.stream", "--follow"]
  writes      = true
  min_tasks   = 1
  max_tasks   = 1
  environment = merge({ MLSYSTEM_EVENTS = "${local.topic}@events-kafka-bootstrap.${var.namespace}.svc:9093" }, var.environment)
  secrets     = merge(local.certificates, var.secrets)

  depends_on = [module.objects]
}
