module "metrics" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "metrics"
  charts    = var.charts
  chart     = "kube-prometheus-stack"
  # Its node exporter reads the node's own network and files.
  privileged = true
  values = yamlencode({
    grafana = { "grafana.ini" = { "auth.anonymous" = { enabled = false } } }
    # What to read and when to ring is told by objects in the namespace of this environment.
    prometheus = { prometheusSpec = {
      retention                           = "30d"
      ruleSelectorNilUsesHelmValues       = false
      podMonitorSelectorNilUsesHelmValues = false
    } }
    alertmanager = { config = {
      global    = { smtp_smarthost = var.alarm_mail.relay, smtp_from = var.alarm_mail.from }
      route     = { receiver = "owner", group_by = ["alertname", "namespace"], routes = [{ receiver = "nobody", matchers = ["alertname = \"Watchdog\""] }] }
      receivers = [{ name = "owner", email_configs = [{ to = var.alarm_mail.to, send_resolved = true }] }, { name = "nobody" }]
    } }
  })
}

# From there it reads what the services say of themselves.
resource "kubernetes_network_policy_v1" "metrics" {
  metadata {
    name      = "metrics"
    namespace = var.namespace
  }

  spec {
    pod_selector {}
    policy_types = ["Ingress"]

    ingress {
      from {
        namespace_selector {
          match_labels = { "kubernetes.io/metadata.name" = module.metrics.namespace }
        }
      }
      ports {
        port     = "8080"
        protocol = "TCP"
      }
    }
  }
}
