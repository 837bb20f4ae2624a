resource "kubernetes_namespace_v1" "this" {
  metadata {
    name = var.name
    labels = merge(var.labels, {
      "pod-security.kubernetes.io/enforce" = "restricted"
      "pod-security.kubernetes.io/audit"   = "restricted"
    })
  }
}

locals {
  namespace = kubernetes_namespace_v1.this.metadata[0].name
}

# Nothing may talk to anything, until a policy below or beside a workload says so.
resource "kubernetes_network_policy_v1" "deny_all" {
  metadata {
    name      = "deny-all"
    namespace = local.namespace
  }

  spec {
    pod_selector {}
    policy_types = ["Ingress", "Egress"]
  }
}

resource "kubernetes_network_policy_v1" "inside" {
  metadata {
    name      = "inside-and-names"
    namespace = local.namespace
  }

  spec {
    pod_selector {}
    policy_types = ["Ingress", "Egress"]

    ingress {
      from {
        pod_selector {}
      }
    }

    ingress {
      from {
        namespace_selector {
          match_labels = { "kubernetes.io/metadata.name" = var.gateway_namespace }
        }
      }
      ports {
        port     = "8080"
        protocol = "TCP"
      }
    }

    egress {
      to {
        pod_selector {}
      }
    }

    egress {
      to {
        namespace_selector {
          match_labels = { "kubernetes.io/metadata.name" = "kube-system" }
        }
      }
      ports {
        port     = "53"
        protocol = "UDP"
      }
      ports {
        port     = "53"
        protocol = "TCP"
      }
    }
  }
}

# Beside a cloud, containers reach its services by TLS and nothing else outside.
resource "kubernetes_network_policy_v1" "cloud" {
  count = var.reaches_cloud ? 1 : 0

  metadata {
    name      = "out-by-tls"
    namespace = local.namespace
  }

  spec {
    pod_selector {}
    policy_types = ["Egress"]

    egress {
      dynamic "ports" {
        for_each = ["443", "6379"]
        content {
          port     = ports.value
          protocol = "TCP"
        }
      }
    }
  }
}

# What the owner names, and nothing else outside.
resource "kubernetes_network_policy_v1" "sources" {
  count = length(var.sources) > 0 ? 1 : 0

  metadata {
    name      = "out-to-sources"
    namespace = local.namespace
  }

  spec {
    pod_selector {}
    policy_types = ["Egress"]

    dynamic "egress" {
      for_each = var.sources
      content {
        to {
          ip_block {
            cidr = egress.value.cidr
          }
        }
        dynamic "ports" {
          for_each = egress.value.ports
          content {
            port     = tostring(ports.value)
            protocol = "TCP"
          }
        }
      }
    }
  }
}

# Operators that charts bring (they lack our labels) speak to the cluster's own address.
resource "kubernetes_network_policy_v1" "operators" {
  metadata {
    name      = "operators-to-cluster"
    namespace = local.namespace
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_expressions {
        key      = "project"
        operator = "DoesNotExist"
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

resource "kubernetes_resource_quota_v1" "this" {
  metadata {
    name      = "budget"
    namespace = local.namespace
  }

  spec {
    hard = {
      "requests.cpu"    = var.quota_cpu
      "requests.memory" = var.quota_memory
      "limits.memory"   = var.quota_memory
    }
  }
}

resource "kubernetes_limit_range_v1" "this" {
  metadata {
    name      = "defaults"
    namespace = local.namespace
  }

  spec {
    limit {
      type            = "Container"
      default         = { cpu = "1", memory = "1Gi" }
      default_request = { cpu = "100m", memory = "128Mi" }
    }
  }
}

resource "kubernetes_persistent_volume_claim_v1" "artifacts" {
  metadata {
    name      = "artifacts"
    namespace = local.namespace
    labels    = var.labels
  }

  spec {
    access_modes       = ["ReadWriteMany"]
    storage_class_name = var.storage_class
    resources {
      requests = { storage = "${var.storage_gb}Gi" }
    }
  }

  wait_until_bound = false

  lifecycle {
    prevent_destroy = true
  }
}

# The workflow runner may start a promotion job here, and nothing else.
resource "kubernetes_role_v1" "promote" {
  metadata {
    name      = "promote"
    namespace = local.namespace
  }

  rule {
    api_groups = ["batch"]
    resources  = ["jobs"]
    verbs      = ["create", "get", "list", "watch"]
  }

  rule {
    api_groups     = ["batch"]
    resources      = ["cronjobs"]
    resource_names = ["promote"]
    verbs          = ["get"]
  }
}

resource "kubernetes_role_binding_v1" "promote" {
  metadata {
    name      = "promote"
    namespace = local.namespace
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "Role"
    name      = kubernetes_role_v1.promote.metadata[0].name
  }

  subject {
    kind      = "ServiceAccount"
    name      = "runner"
    namespace = var.runner_namespace
  }
}
