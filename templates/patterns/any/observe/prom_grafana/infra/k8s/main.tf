module "metrics" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "metrics"
  charts    = var.charts
  chart     = "kube-prometheus-stack"
  # Its node exporter reads the node's own network and files.
  privileged = true
  values     = yamlencode({ prometheus = { prometheusSpec = { retention = "30d" } }, grafana = { "grafana.ini" = { "auth.anonymous" = { enabled = false } } } })
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
