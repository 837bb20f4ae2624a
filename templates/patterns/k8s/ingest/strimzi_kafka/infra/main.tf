module "kafka" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "kafka"
  charts    = var.charts
  chart     = "strimzi-kafka-operator"
  values    = yamlencode({})
}

resource "kubernetes_manifest" "brokers" {
  manifest = {
    apiVersion = "kafka.strimzi.io/v1"
    kind       = "KafkaNodePool"
    metadata   = { name = "${var.name}-brokers", namespace = var.namespace, labels = merge(var.labels, { "strimzi.io/cluster" = "${var.name}-events" }) }
    spec       = { replicas = 3, roles = ["controller", "broker"], storage = { type = "jbod", volumes = [{ id = 0, type = "persistent-claim", size = "200Gi", deleteClaim = false }] } }
  }
}

resource "kubernetes_manifest" "events" {
  manifest = {
    apiVersion = "kafka.strimzi.io/v1"
    kind       = "Kafka"
    metadata   = { name = "${var.name}-events", namespace = var.namespace, labels = var.labels }
    spec = {
      kafka          = { listeners = [{ name = "tls", port = 9093, type = "internal", tls = true, authentication = { type = "tls" } }], authorization = { type = "simple" }, config = { "min.insync.replicas" = 2, "default.replication.factor" = 3 } }
      entityOperator = { topicOperator = {}, userOperator = {} }
    }
  }
}
