locals {
  image = split("@", var.collector_image)
}

module "collector" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "collector"
  charts    = var.charts
  chart     = "opentelemetry-collector"
  # It reads the log files of the node. The chart names no image of its own.
  privileged = true
  values = yamlencode({
    mode    = "daemonset"
    image   = { repository = local.image[0], digest = local.image[1] }
    presets = { logsCollection = { enabled = true } }
    config = {
      exporters = { otlphttp = { endpoint = var.log_store } }
      service   = { pipelines = { logs = { exporters = ["otlphttp"] } } }
    }
  })
}
