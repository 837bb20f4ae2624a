module "kafka" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "kafka"
  charts    = var.charts
  chart     = "strimzi-kafka-operator"
  values    = yamlencode({})
}

# Through a release, so that the first apply needs no kind that only the operator brings.
module "objects" {
  source    = "../objects"
  name      = var.name
  suffix    = "events"
  namespace = var.namespace
  objects = [
    {
      apiVersion = "kafka.strimzi.io/v1"
      kind       = "KafkaNodePool"
      metadata   = { name = "brokers", labels = merge(var.labels, { "strimzi.io/cluster" = "events" }) }
      spec       = { replicas = 3, roles = ["controller", "broker"], storage = { type = "jbod", volumes = [{ id = 0, type = "persistent-claim", size = "200Gi", deleteClaim = false }] } }
    },
    {
      apiVersion = "kafka.strimzi.io/v1"
      kind       = "Kafka"
      metadata   = { name = "events", labels = var.labels }
      spec = {
        kafka          = { listeners = [{ name = "tls", port = 9093, type = "internal", tls = true, authentication = { type = "tls" } }], authorization = { type = "simple" }, config = { "min.insync.replicas" = 2, "default.replication.factor" = 3 } }
        entityOperator = { topicOperator = {}, userOperator = {} }
      }
    },
  ]
  depends_on = [module.kafka]
}
