locals {
  topic = "events"
  user  = "landing"
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
  suffix    = "landing"
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
  ]
}

# Every hour, what the topic has taken is kept as files in the shared volume, for the ingest step.
module "job" {
  source      = "../job"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "landing"
  image       = var.image
  writes      = true
  suspend     = false
  command     = ["python", "-m", "pipelines.land"]
  schedule    = "5 * * * *"
  environment = merge({ MLSYSTEM_EVENTS = "${local.topic}@events-kafka-bootstrap.${var.namespace}.svc:9093" }, var.environment)
  secrets     = merge(local.certificates, var.secrets)

  depends_on = [module.objects]
}
